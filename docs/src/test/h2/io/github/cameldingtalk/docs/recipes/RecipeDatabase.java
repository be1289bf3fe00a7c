// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The database of the recipes. The class of this name in {@code integration-tests/recipes} creates it on PostgreSQL. */
final class RecipeDatabase {

    private RecipeDatabase() {}

    /** A new database without tables. */
    static DataSource create() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
        return source;
    }
}
