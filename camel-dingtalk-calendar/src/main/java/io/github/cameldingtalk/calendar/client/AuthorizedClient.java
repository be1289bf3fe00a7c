// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import org.jspecify.annotations.Nullable;

/** Sends calls with a token of a provider's, and once more with a new one if the service refuses the first. */
public final class AuthorizedClient {

    private static final String WITHOUT_TOKEN =
            "there is no access token: set the options clientId and clientSecret, accessToken"
                    + " or accessTokenProvider (#bean:name; a bean in the registry is not found by its type), or the header"
                    + " CamelDingTalkCalendarAccessToken";

    private final ApiClient client;
    private final @Nullable AccessTokenProvider tokens;

    /** @param tokens {@code null} if each call brings its own */
    public AuthorizedClient(ApiClient client, @Nullable AccessTokenProvider tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** What came back, and what was made of it. */
    public record Answered<T>(ApiResponse response, T result) {}

    /** Sends a call with the token that it brings. If the service refuses that, there is no other. */
    public <T> Answered<T> send(ApiRequest request, String givenToken, AnswerReader<T> reader)
            throws DingTalkCalendarException {
        if (givenToken.isBlank()) {
            throw withoutToken(request, WITHOUT_TOKEN, null);
        }
        ApiRequest authorized = request.withAccessToken(givenToken);
        ApiResponse response = client.send(authorized);
        return new Answered<>(response, reader.read(authorized, response));
    }

    /**
     * Sends a call with the provider's token for an organisation.
     *
     * @throws DingTalkAuthenticationException if there is no token, or the service refuses the second as well
     */
    public <T> Answered<T> send(ApiRequest request, AnswerReader<T> reader, @Nullable String corpId)
            throws DingTalkCalendarException {
        if (tokens == null) {
            throw withoutToken(request, WITHOUT_TOKEN, null);
        }
        String token = token(tokens, request, corpId);
        try {
            return send(request, token, reader);
        } catch (DingTalkAuthenticationException e) {
            if (!tokens.refused(corpId, token)) {
                throw e;
            }
        }
        // Nothing was done with the first, so that to send the same once more does nothing twice.
        return send(request, token(tokens, request, corpId), reader);
    }

    /** Sees whether the service answers, whatever it answers. */
    public void ping() throws DingTalkCalendarException {
        client.send(ApiRequest.OF_NOTHING);
    }

    /** Whether the service has answered a call or a ping within the last so many nanoseconds. */
    public boolean hasAnsweredWithin(long nanos) {
        return client.hasAnsweredWithin(nanos);
    }

    /** Sees whether there is a token. */
    public void requireToken(@Nullable String corpId) throws DingTalkCalendarException {
        if (tokens != null) {
            token(tokens, ApiRequest.OF_NOTHING, corpId);
        }
    }

    private static String token(AccessTokenProvider tokens, ApiRequest request, @Nullable String corpId)
            throws DingTalkCalendarException {
        String token;
        try {
            token = tokens.getAccessToken(corpId);
        } catch (DingTalkCalendarException | InvalidInputException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw withoutToken(request, "interrupted while waiting for an access token", e);
        } catch (Exception e) {
            throw withoutToken(
                    request, "the accessTokenProvider failed: " + e.getClass().getName(), e);
        }
        if (token == null || token.isBlank()) {
            throw withoutToken(request, "the accessTokenProvider gave no access token", null);
        }
        return token;
    }

    private static DingTalkAuthenticationException withoutToken(
            ApiRequest request, String message, @Nullable Exception cause) {
        return new DingTalkAuthenticationException(
                Details.withoutAnswer(request.operation(), request.calendarId(), message), cause);
    }
}
