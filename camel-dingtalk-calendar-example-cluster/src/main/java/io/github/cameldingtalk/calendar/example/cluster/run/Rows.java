// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the workers wrote into the database. */
final class Rows {

    private static final String KEY = "app || '/' || calendar";

    private final Database database;

    Rows(Database database) {
        this.database = database;
    }

    /**
     * The keys of the calendars whose last state is not known to the workers yet, or is still to be sent. A calendar whose row says
     * that the outcome of its creation is unknown is not among them.
     */
    List<String> unsettled(Feed feed) throws SQLException {
        Map<String, Long> done = numbers("SELECT " + KEY + ", version FROM wanted WHERE NOT open");
        Set<String> openCreates = openCreates();
        return feed.last().values().stream()
                .filter(state -> !Long.valueOf(state.version()).equals(done.get(state.key())))
                .map(WantedState::key)
                .filter(key -> !openCreates.contains(key))
                .toList();
    }

    /** How many calls the workers said to have repeated, by the calendar's key. */
    Map<String, Integer> redone() throws SQLException {
        Map<String, Integer> redone = new HashMap<>();
        numbers("SELECT " + KEY + ", count(*) FROM redone GROUP BY 1")
                .forEach((key, count) -> redone.put(key, count.intValue()));
        return redone;
    }

    /** The keys of the calendars whose row says that the outcome of their creation is unknown. */
    Set<String> openCreates() throws SQLException {
        return numbers("SELECT " + KEY + ", 1 FROM calendar WHERE status IN ('create-unknown', 'needs-person')")
                .keySet();
    }

    /** When the newest calls of this worker began that have no result in the database, by the calendar's key. */
    Map<String, Instant> callsUnderWay(String worker) throws SQLException {
        Map<String, Instant> began = new HashMap<>();
        numbers("SELECT " + KEY + ", CAST(1000000 * extract(epoch FROM max(began_at)) AS bigint) FROM attempt"
                        + " WHERE worker = '" + worker + "' AND NOT left_behind GROUP BY 1")
                .forEach((key, micros) -> began.put(key, Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
        return began;
    }

    /** The keys of the calendars that were read back, had another state, and are sent again. */
    Set<String> foundByReading() throws SQLException {
        return numbers("SELECT " + KEY + ", 1 FROM redone WHERE reason = 'differs'")
                .keySet();
    }

    /**
     * Ends the sessions in which a worker holds a row.
     *
     * @return how many
     */
    int endSessionsAmidACall() throws SQLException {
        return numbers("SELECT pid, CASE WHEN pg_terminate_backend(pid) THEN 1 ELSE 0 END FROM pg_stat_activity"
                        + " WHERE state = 'idle in transaction' AND pid <> pg_backend_pid()")
                .size();
    }

    private Map<String, Long> numbers(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, Long> numbers = new HashMap<>();
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
            return numbers;
        }
    }
}
