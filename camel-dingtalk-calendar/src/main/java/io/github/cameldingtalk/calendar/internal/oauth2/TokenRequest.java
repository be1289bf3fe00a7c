// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a token API.
 *
 * @param api        the path behind {@code /v1.0/}
 * @param idempotent false if the request uses up a token or a code, so that it must not be sent again
 * @param secrets    the values of the fields that no exception may show
 */
record TokenRequest(String api, boolean idempotent, Map<String, String> fields, List<String> secrets) {

    /** @throws DingTalkCalendarException if the service did not answer with a success */
    TokenResponse send(ApiClient client) throws DingTalkCalendarException {
        // The credentials for one host of DingTalk do not work on the other host.
        String hint = "The token was requested from " + client.baseUri().uri() + " (baseUri)";
        ApiRequest request = client.withSecrets(new ApiRequest(
                api,
                null,
                "POST",
                "/v1.0/" + api,
                idempotent,
                Json.write(fields),
                null,
                null,
                secrets,
                true,
                error -> hint));
        return client.call(request, TokenResponse::read);
    }

    /** The failure of a request that could not be sent. */
    static DingTalkAuthenticationException notSent(String api, String message, @Nullable Throwable cause) {
        return new DingTalkAuthenticationException(Details.withoutResponse(api, null, message), cause);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return api;
    }
}
