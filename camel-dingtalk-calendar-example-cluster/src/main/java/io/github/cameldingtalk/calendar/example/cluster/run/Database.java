// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL server, as a process of its own. Its data is in a folder, so that it can be restarted. The server refuses to run
 * as root; as root, its library runs the server in a user namespace, by {@code unshare -U}.
 */
final class Database implements AutoCloseable {

    static final String USER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private Database(Path folder, int port, EmbeddedPostgres server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Starts a server without tables. Unpacks PostgreSQL first, if this machine has no unpacked one yet. */
    static Database start(Path folder) throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.choose();
        return new Database(folder, port, server(folder, port));
    }

    private static EmbeddedPostgres server(Path folder, int port) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("database.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    /** The URL for JDBC. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Runs an SQL script of the class path. */
    void run(String script) throws IOException, SQLException {
        try (var in = Database.class.getResourceAsStream(script);
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (in == null) {
                throw new IllegalArgumentException(script + " is missing from the class path");
            }
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Ends the server without notice, and with it all sessions. */
    void kill() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .get(0);
        ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Starts the server again after {@link #kill()}, with the same data and the same port. */
    void restart() throws IOException {
        server.close();
        server = server(folder, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
