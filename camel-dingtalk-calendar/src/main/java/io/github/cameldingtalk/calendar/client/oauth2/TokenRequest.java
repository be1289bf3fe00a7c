// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.ApiRequest;
import io.github.cameldingtalk.calendar.client.TokenAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to one of DingTalk's token APIs.
 *
 * @param operation the API's path behind its version
 * @param secrets   those of the fields that may show nowhere
 */
record TokenRequest(String operation, Map<String, String> fields, List<String> secrets) {

    /** DingTalk's tokens live for two hours. What claims to live for more than this is taken for a mistake. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    TokenAnswer send(ApiClient client) throws DingTalkCalendarException {
        // Credentials of the one host of DingTalk do not work on the other.
        String hint = "The token was asked from " + client.baseUri().uri() + " (baseUri)";
        ApiRequest request = ApiRequest.ofToken(operation, fields, secrets, hint);
        return Answers.token(request, client.send(request), LONGEST_LIFE);
    }

    /** There is nothing to ask with. */
    static DingTalkAuthenticationException impossible(String operation, String message) {
        return impossible(operation, message, null);
    }

    static DingTalkAuthenticationException impossible(String operation, String message, @Nullable Throwable cause) {
        return new DingTalkAuthenticationException(Details.withoutAnswer(operation, null, message), cause);
    }

    @Override
    public String toString() {
        return operation;
    }
}
