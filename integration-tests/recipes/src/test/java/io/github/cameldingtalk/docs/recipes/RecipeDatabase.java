// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The database of the recipes, on a PostgreSQL server of this process, which ends with this process. */
final class RecipeDatabase {

    private static final EmbeddedPostgres SERVER = server();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RecipeDatabase() {}

    /** A new database without tables. */
    static DataSource create() {
        String name = "recipe" + DATABASES.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database on PostgreSQL", e);
        }
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
