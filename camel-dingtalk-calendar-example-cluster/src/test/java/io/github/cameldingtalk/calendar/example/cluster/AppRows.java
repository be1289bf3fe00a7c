// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an app in the database. */
final class AppRows {

    private final String name;

    AppRows(String name) {
        this.name = name;
    }

    /** A column of a calendar's row in the table calendar, as text. */
    @Nullable
    String column(String calendar, String column) {
        return value("SELECT " + column + " FROM calendar WHERE app = ? AND calendar = ?", name, calendar);
    }

    /** The reasons why states of a calendar are said to be sent once more. */
    List<String> redone(String calendar) {
        String reasons = value(
                "SELECT string_agg(reason, ',' ORDER BY at) FROM redone WHERE app = ? AND calendar = ?",
                name,
                calendar);
        return reasons == null ? List.of() : List.of(reasons.split(","));
    }

    int attempts(String calendar) {
        return Integer.parseInt(value(
                "SELECT count(*) FROM attempt WHERE app = ? AND calendar = ? AND NOT left_behind", name, calendar));
    }

    /** Leaves an attempt as a worker does that dies during a call. */
    void leaveAnAttempt(String calendar, long version, String operation) {
        value(
                "INSERT INTO attempt (app, calendar, version, state, operation, worker)"
                        + " SELECT app, calendar, ?, state, ?, 'dead' FROM wanted WHERE app = ? AND calendar = ?",
                version,
                operation,
                name,
                calendar);
    }

    /** Ends the sessions in which a worker holds rows. */
    void endSessionsInTransaction(String workerId) {
        value(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = ? AND state = 'idle in transaction'",
                workerId);
    }

    /** Ends the pause of a row. */
    void passTime(String calendar) {
        value("UPDATE calendar SET not_before = now() WHERE app = ? AND calendar = ?", name, calendar);
    }

    /** The first column of a query's first row as text. */
    @Nullable
    String value(String sql, Object... parameters) {
        try (Connection connection =
                        DriverManager.getConnection(Services.started().databaseUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return Integer.toString(statement.getUpdateCount());
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
