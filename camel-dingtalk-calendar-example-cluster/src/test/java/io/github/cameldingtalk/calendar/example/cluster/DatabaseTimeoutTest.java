// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker does if the database does not respond any more. */
class DatabaseTimeoutTest {

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "atOnce"})
    void aStatementWithoutAResponseFails(String pool) throws Exception {
        HikariDataSource connections = connections(pool, "database.socketTimeout=1");

        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(600)"))
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "atOnce"})
    void aStatementMayWaitForARowLongerThanAWorkerMayHoldTheRow(String pool) throws Exception {
        HikariDataSource connections = connections(pool);

        try (Connection connection = connections.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isGreaterThan(180_000);
        }
        assertThat(connections.getDataSourceProperties()).containsEntry("tcpKeepAlive", "true");
    }

    private HikariDataSource connections(String pool, String... properties) {
        return app.idleWorker("w1", properties)
                .getCamelContext()
                .getRegistry()
                .lookupByNameAndType(pool, HikariDataSource.class);
    }
}
