// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.ClientClosedException;
import io.github.cameldingtalk.calendar.internal.oauth2.AppTokens;
import io.github.cameldingtalk.calendar.internal.pace.Pacing;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;

/**
 * The client that a producer holds, together with the producer's credentials. The client may be closed while the producer
 * is in use: the component was restarted, or Camel has stopped the producer. Then the next call takes a new client.
 */
final class ServiceAccess {

    private final CalendarClients clients;
    private final TransportOptions transport;
    private final Credentials credentials;
    private final PacingOptions pacingOptions;
    private volatile Held held;
    private boolean released;

    private record Held(ApiClient api, AuthorizedClient authorized) {}

    /**
     * @throws IllegalArgumentException if a transport option is wrong; the message names it
     * @throws RuntimeException         if the refreshTokenStore cannot save a token
     */
    ServiceAccess(
            CalendarClients clients, TransportOptions transport, Credentials credentials, PacingOptions pacingOptions)
            throws Exception {
        RefreshTokenStore store = credentials.refreshTokenStore();
        if (store != null) {
            store.check();
        }
        this.clients = clients;
        this.transport = transport;
        this.credentials = credentials;
        this.pacingOptions = pacingOptions;
        this.held = hold();
    }

    /** A call by a client. */
    @FunctionalInterface
    interface Action<T> {
        T with(AuthorizedClient client) throws DingTalkCalendarException;
    }

    /** Makes a call. If the client was closed before anything was sent, makes the call with a new client. */
    <T> T call(Action<T> action) throws DingTalkCalendarException {
        Held current = held;
        try {
            return action.with(current.authorized);
        } catch (ClientClosedException e) {
            return action.with(renewed(current, e).authorized);
        }
    }

    TransportOptions transport() {
        return transport;
    }

    Credentials credentials() {
        return credentials;
    }

    synchronized void release() {
        if (!released) {
            released = true;
            clients.release(transport, held.api);
        }
    }

    private synchronized Held renewed(Held closed, ClientClosedException cause) throws ClientClosedException {
        if (!held.equals(closed)) {
            return held;
        }
        try {
            held = hold();
        } catch (Exception e) {
            cause.addSuppressed(e);
            throw cause;
        }
        // The producer holds one client, or none after its release. A client stays open while a call uses it.
        clients.release(transport, released ? held.api : closed.api);
        return held;
    }

    private Held hold() throws Exception {
        CalendarClients.Acquired acquired = clients.acquire(transport);
        ApiClient client = acquired.client();
        Pacing pacing = pacingOptions.with(acquired.paces(), transport.baseUri());
        if (!credentials.isApp()) {
            AccessTokenProvider provider = credentials.accessTokenProvider();
            return new Held(
                    client,
                    new AuthorizedClient(client, provider, (corpId, accessToken) -> {}, pacing, credentials::caller));
        }
        AppTokens tokens = new AppTokens(acquired.tokens(), client, transport.patience(), credentials::app);
        return new Held(client, new AuthorizedClient(client, tokens, tokens::accepted, pacing, credentials::caller));
    }
}
