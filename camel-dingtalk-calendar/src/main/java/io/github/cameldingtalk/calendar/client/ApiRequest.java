// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that is fit to be sent.
 *
 * @param operation      what to call it in an error
 * @param calendarId     the calendar that it is about, or {@code null}
 * @param path           below the base URI, encoded
 * @param repeatable     whether to do it twice is to do it once
 * @param body           JSON in UTF-8, or {@code null} for none
 * @param accessToken    {@code null} as long as it has none
 * @param secrets        what may show in no text, though the server quote it
 * @param answerIsSecret whether nothing of a good answer may be quoted
 * @param hint           what to say of a failure besides, or {@code null}
 */
public record ApiRequest(
        String operation,
        @Nullable String calendarId,
        String method,
        String path,
        boolean repeatable,
        byte @Nullable [] body,
        @Nullable String accessToken,
        List<String> secrets,
        boolean answerIsSecret,
        @Nullable String hint) {

    /** Asks for nothing, to see whether anybody answers. */
    static final ApiRequest OF_NOTHING =
            new ApiRequest("health check", null, "GET", "/", true, null, null, List.of(), false, null);

    /**
     * A call to the calendar API, still without a token.
     *
     * @param calendarId {@code null} if the path needs none
     * @throws InvalidInputException if an id cannot be sent
     */
    public static ApiRequest of(
            String operation, ApiPath path, String userId, @Nullable String calendarId, byte @Nullable [] body) {
        return new ApiRequest(
                operation,
                calendarId,
                path.method(),
                path.of(userId, calendarId),
                path.repeatable(),
                body,
                null,
                List.of(),
                false,
                null);
    }

    /**
     * A question to a token API.
     *
     * @param operation the API's path behind its version
     * @param hint      what to say of a failure besides
     */
    public static ApiRequest ofToken(String operation, Map<String, String> fields, List<String> secrets, String hint) {
        return new ApiRequest(
                operation, null, "POST", "/v1.0/" + operation, true, Json.write(fields), null, secrets, true, hint);
    }

    /**
     * This call, with a token.
     *
     * @throws InvalidInputException if the token cannot be sent
     */
    public ApiRequest withAccessToken(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new InvalidInputException("accessToken has a character at index " + i + " of " + token.length()
                        + " that a header cannot carry: a line break or a space, perhaps, from where it was read");
            }
        }
        return new ApiRequest(
                operation, calendarId, method, path, repeatable, body, token, List.of(token), answerIsSecret, hint);
    }

    /** Without the secrets and the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
