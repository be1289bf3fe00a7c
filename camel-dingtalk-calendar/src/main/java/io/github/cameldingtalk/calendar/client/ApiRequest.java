// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameldingtalk.calendar.DingTalkCalendarOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that is fit to be sent.
 *
 * @param operation      what to call it in an error
 * @param calendarId     the calendar that it is about, or {@code null}
 * @param path           below the base URI, encoded
 * @param body           JSON in UTF-8
 * @param accessToken    {@code null} as long as it has none
 * @param secrets        what may show in no text, though the server quote it
 * @param answerIsSecret whether nothing of a good answer may be quoted
 */
public record ApiRequest(
        String operation,
        @Nullable String calendarId,
        String method,
        String path,
        byte[] body,
        @Nullable String accessToken,
        List<String> secrets,
        boolean answerIsSecret) {

    /**
     * The call of an operation, still without a token.
     *
     * @throws InvalidInputException if an id cannot be sent
     */
    public static ApiRequest of(DingTalkCalendarOperation operation, String userId, String calendarId, byte[] body) {
        String path = operation
                .path()
                .replace("{userId}", PathSegment.encode("userId", userId))
                .replace("{calendarId}", PathSegment.encode("calendarId", calendarId));
        return new ApiRequest(operation.name(), calendarId, operation.method(), path, body, null, List.of(), false);
    }

    /**
     * A question to a token API.
     *
     * @param operation the API's path behind its version
     */
    public static ApiRequest ofToken(String operation, Map<String, String> fields, List<String> secrets) {
        try {
            byte[] body = Json.MAPPER.writeValueAsBytes(fields);
            return new ApiRequest(operation, null, "POST", "/v1.0/" + operation, body, null, secrets, true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
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
        return new ApiRequest(operation, calendarId, method, path, body, token, List.of(token), answerIsSecret);
    }

    /** Without the secrets and the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
