// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be sent.
 *
 * @param operation        the operation or the API, for an exception
 * @param calendarId       the calendar that the request is about, or {@code null}
 * @param path             below the base URI, with the query, encoded
 * @param body             JSON in UTF-8, or {@code null} for none
 * @param clientToken      tells the service that a repeated request is the same request, or {@code null} for none
 * @param accessToken      {@code null} for none
 * @param secrets          the texts that no exception may show, even if the server quotes them
 * @param responseIsSecret whether no exception may quote a response
 */
public record ApiRequest(
        String operation,
        @Nullable String calendarId,
        String method,
        String path,
        boolean idempotent,
        byte @Nullable [] body,
        @Nullable String clientToken,
        @Nullable String accessToken,
        List<String> secrets,
        boolean responseIsSecret,
        Hints hints) {

    /** Asks for nothing, to see whether the server responds. */
    public static final ApiRequest PING = new ApiRequest("health check", null, "GET", "/", true, null, Hints.NONE);

    /** A request without a client token and without an access token. */
    public ApiRequest(
            String operation,
            @Nullable String calendarId,
            String method,
            String path,
            boolean idempotent,
            byte @Nullable [] body,
            Hints hints) {
        this(operation, calendarId, method, path, idempotent, body, null, null, List.of(), false, hints);
    }

    /**
     * This request, with an access token, without white space at its ends.
     *
     * @throws DingTalkInvalidParameterException if a header cannot carry the token
     */
    public ApiRequest withAccessToken(String accessToken) throws DingTalkInvalidParameterException {
        String token = Objects.requireNonNullElse(CredentialText.trim(accessToken), "");
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                String message = "accessToken has a character at index " + i + " of " + token.length()
                        + " that a header cannot carry. Check for a line break or a space where the token was read";
                throw new DingTalkInvalidParameterException(
                        Details.withoutResponse(operation, calendarId, message), null);
            }
        }
        return copy(path, body, clientToken, token, List.of(token));
    }

    /** This request, with more secrets that no exception may show. */
    ApiRequest withSecrets(List<String> more) {
        return more.isEmpty()
                ? this
                : copy(
                        path,
                        body,
                        clientToken,
                        accessToken,
                        Stream.concat(secrets.stream(), more.stream()).toList());
    }

    /** This request, with another body. */
    public ApiRequest withBody(byte[] newBody) {
        return copy(path, newBody, clientToken, accessToken, secrets);
    }

    /** This request, with a client token. */
    public ApiRequest withClientToken(String newClientToken) {
        return copy(path, body, newClientToken, accessToken, secrets);
    }

    /**
     * This request, with one more parameter in its query.
     *
     * @throws IllegalArgumentException if the value has white space, an invisible character or half a surrogate pair
     */
    public ApiRequest withQuery(String name, String value) {
        String separator = path.indexOf('?') < 0 ? "?" : "&";
        return copy(
                path + separator + name + "=" + UriEncoding.encode(name, value),
                body,
                clientToken,
                accessToken,
                secrets);
    }

    private ApiRequest copy(
            String newPath,
            byte @Nullable [] newBody,
            @Nullable String newClientToken,
            @Nullable String newAccessToken,
            List<String> newSecrets) {
        return new ApiRequest(
                operation,
                calendarId,
                method,
                newPath,
                idempotent,
                newBody,
                newClientToken,
                newAccessToken,
                newSecrets,
                responseIsSecret,
                hints);
    }

    /** Without the secrets, the query and the body. */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
