// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkCalendarOperation;
import org.jspecify.annotations.Nullable;

/**
 * A call that is fit to be sent.
 *
 * @param operation  what to call it in an error
 * @param calendarId the calendar that it is about, or {@code null}
 * @param path       below the base URI, encoded
 * @param body       JSON in UTF-8
 */
public record ApiRequest(
        String operation, @Nullable String calendarId, String method, String path, String accessToken, byte[] body) {

    /**
     * The call of an operation.
     *
     * @throws InvalidInputException if an id or the token cannot be sent
     */
    public static ApiRequest of(
            DingTalkCalendarOperation operation, String userId, String calendarId, String accessToken, byte[] body) {
        String path = operation
                .path()
                .replace("{userId}", PathSegment.encode("userId", userId))
                .replace("{calendarId}", PathSegment.encode("calendarId", calendarId));
        return new ApiRequest(operation.name(), calendarId, operation.method(), path, checkedToken(accessToken), body);
    }

    private static String checkedToken(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new InvalidInputException("accessToken has a character at index " + i + " of " + token.length()
                        + " that a header cannot carry: a line break or a space, perhaps, from where it was read");
            }
        }
        return token;
    }

    /** Without the token and the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
