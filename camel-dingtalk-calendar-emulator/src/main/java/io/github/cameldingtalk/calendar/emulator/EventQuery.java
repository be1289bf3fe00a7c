// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters in the query of a request for events.
 *
 * <p>The methods throw {@link ServiceErrorException} if a parameter is wrong.
 */
record EventQuery(ApiCall call) {

    private static final int MAX_RESULTS = 100;

    /** Other forms of ISO 8601 were seen to be rejected. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    /** {@code timeMin} or {@code timeMax}, or {@code null} if it is absent. */
    @Nullable
    Instant time(String name) {
        String text = call.query(name);
        if (text == null) {
            return null;
        }
        try {
            require(TIME.matcher(text).matches(), ServiceError.TIMESTAMP_WRONG);
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ServiceErrorException(ServiceError.TIMESTAMP_WRONG);
        }
    }

    boolean flag(String name) {
        String text = call.query(name);
        require(
                text == null || text.equals("true") || text.equals("false"),
                ServiceError.FORWARDED,
                "The parameter " + name + " must be true or false.");
        return "true".equals(text);
    }

    /** How many results a page has: at most 100, which is also the default. */
    int maxResults() {
        int results = number("maxResults", MAX_RESULTS);
        require(
                results >= 1 && results <= MAX_RESULTS,
                ServiceError.FORWARDED,
                "The parameter maxResults must be from 1 to " + MAX_RESULTS + ".");
        return results;
    }

    /** How many attendees an event has in the response. The default is all. */
    int maxAttendees() {
        return number("maxAttendees", Integer.MAX_VALUE);
    }

    private int number(String name, int otherwise) {
        String text = call.query(name);
        require(
                text == null || text.matches("\\d{1,9}"),
                ServiceError.FORWARDED,
                "The parameter " + name + " must be a number.");
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
