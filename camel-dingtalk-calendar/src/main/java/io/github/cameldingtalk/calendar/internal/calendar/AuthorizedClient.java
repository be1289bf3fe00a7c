// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.Failures;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import io.github.cameldingtalk.calendar.internal.http.ServerText;
import io.github.cameldingtalk.calendar.internal.pace.Pacing;
import io.github.cameldingtalk.calendar.internal.pace.Pacing.Caller;
import io.github.cameldingtalk.calendar.internal.pace.Turn;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with an access token. If the service rejects a token of the provider, sends the request once more with a
 * new token.
 */
public final class AuthorizedClient {

    private static final String NO_TOKEN =
            "there is no access token: set the options clientId and clientSecret, accessToken"
                    + " or accessTokenProvider (as #bean:name), or the header CamelDingTalkCalendarAccessToken";

    private final ApiClient client;
    private final @Nullable AccessTokenProvider provider;
    private final Accepted accepted;
    private final Pacing pacing;
    private final Function<@Nullable String, Caller> callers;

    /** Called for each token of the provider that the service has accepted. */
    @FunctionalInterface
    public interface Accepted {
        void token(@Nullable String corpId, String accessToken);
    }

    /**
     * @param provider {@code null} if each request brings its own access token
     * @param callers  whose calls count together, for an organization of the provider
     */
    public AuthorizedClient(
            ApiClient client,
            @Nullable AccessTokenProvider provider,
            Accepted accepted,
            Pacing pacing,
            Function<@Nullable String, Caller> callers) {
        this.client = client;
        this.provider = provider;
        this.accepted = accepted;
        this.pacing = pacing;
        this.callers = callers;
    }

    /** What a request needs to be sent. */
    private record Ready(String accessToken, Turn turn) {}

    /** What an operation returns, with the request id of its response. */
    public record Result<T>(T value, @Nullable String requestId) {}

    /**
     * Sends a request with this access token. If the service rejects the token, the request fails.
     *
     * @throws DingTalkAuthenticationException if the service rejects the token
     */
    public <T> Result<T> sendWithToken(ApiRequest request, String accessToken, ResponseReader<T> reader)
            throws DingTalkCalendarException {
        return send(request.withAccessToken(accessToken), pacing.await(request, Caller.UNKNOWN), reader);
    }

    private <T> Result<T> send(ApiRequest request, Turn turn, ResponseReader<T> reader)
            throws DingTalkCalendarException {
        try {
            return client.call(client.withSecrets(request), (authorized, response) -> {
                turn.answered();
                return new Result<>(reader.read(authorized, response), ServerText.requestId(authorized, response));
            });
        } catch (DingTalkThrottledException e) {
            turn.refused(e);
            throw e;
        }
    }

    /**
     * Sends a request with the provider's access token for an organization.
     *
     * @throws DingTalkAuthenticationException if there is no token, or the service rejects the second token, too
     */
    public <T> Result<T> sendForOrganization(ApiRequest request, @Nullable String corpId, ResponseReader<T> reader)
            throws DingTalkCalendarException {
        if (provider == null) {
            throw noToken(request, NO_TOKEN, null);
        }
        Ready rejected = await(provider, request, corpId, token(provider, request, corpId));
        DingTalkAuthenticationException rejection;
        try {
            return send(request, corpId, rejected, reader);
        } catch (DingTalkAuthenticationException e) {
            rejection = e;
        }
        if (!Failures.isRejectedToken(rejection) || !invalidate(provider, corpId, rejected.accessToken, rejection)) {
            throw rejection;
        }
        String next = token(provider, request, corpId);
        if (next.equals(rejected.accessToken)) {
            throw rejection;
        }
        // The service rejected the first request, so the request had no effect.
        return send(request, corpId, await(provider, request, corpId, next), reader);
    }

    /**
     * Waits for the turn of a request that has a token. While the request waits, the token may expire, or the service may
     * reject it in another call. So the provider is asked again after a wait. It is asked before, too, because requests that
     * need a new token when their turns come would be sent all at once.
     */
    private Ready await(AccessTokenProvider provider, ApiRequest request, @Nullable String corpId, String accessToken)
            throws DingTalkCalendarException {
        Turn turn = pacing.await(request, callers.apply(corpId));
        return new Ready(turn.hasWaited() ? token(provider, request, corpId) : accessToken, turn);
    }

    private <T> Result<T> send(ApiRequest request, @Nullable String corpId, Ready ready, ResponseReader<T> reader)
            throws DingTalkCalendarException {
        Result<T> result = send(request.withAccessToken(ready.accessToken), ready.turn, reader);
        accepted.token(corpId, ready.accessToken);
        return result;
    }

    private static boolean invalidate(
            AccessTokenProvider provider,
            @Nullable String corpId,
            String accessToken,
            DingTalkAuthenticationException rejection) {
        try {
            return provider.invalidate(corpId, accessToken);
        } catch (RuntimeException | Error e) {
            rethrowIfOfJvm(e);
            rejection.addSuppressed(e);
            return false;
        }
    }

    /** Checks that the service responds, with any status. */
    public void ping() throws DingTalkCalendarException {
        client.send(client.withSecrets(ApiRequest.PING));
    }

    /** Whether the service has responded to a call or a ping within the last {@code nanos} nanoseconds. */
    public boolean hasResponseWithin(long nanos) {
        return client.hasResponseWithin(nanos);
    }

    /** Checks that the provider, if there is one, has an access token. */
    public void requireToken(@Nullable String corpId) throws DingTalkCalendarException {
        if (provider != null) {
            token(provider, ApiRequest.PING, corpId);
        }
    }

    private static String token(AccessTokenProvider provider, ApiRequest request, @Nullable String corpId)
            throws DingTalkCalendarException {
        String token;
        try {
            token = provider.getAccessToken(corpId);
        } catch (DingTalkCalendarException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noToken(request, "interrupted while waiting for an access token", e);
        } catch (Exception | Error e) {
            rethrowIfOfJvm(e);
            throw noToken(
                    request, "the accessTokenProvider failed: " + e.getClass().getName(), e);
        }
        if (token == null || token.isBlank()) {
            throw noToken(request, "the accessTokenProvider returned no access token", null);
        }
        return token;
    }

    /** A lack of memory is not the provider's. A recursion without an end is. */
    private static void rethrowIfOfJvm(Throwable e) {
        if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
            throw error;
        }
    }

    private static DingTalkAuthenticationException noToken(
            ApiRequest request, String message, @Nullable Throwable cause) {
        return new DingTalkAuthenticationException(
                Details.withoutResponse(request.operation(), request.calendarId(), message), cause);
    }
}
