// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.AuthorizedClient;
import io.github.cameldingtalk.calendar.client.ClientClosedException;
import io.github.cameldingtalk.calendar.client.oauth2.AppTokens;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;

/**
 * A producer's hold on the client for its transport options, together with its credentials. The client can be closed
 * behind the producer's back: the component was restarted, or Camel has stopped the producer while others still use it.
 * Then the next call takes a new client.
 */
final class ServiceAccess {

    private final CalendarClients clients;
    private final TransportOptions transport;
    private final Credentials credentials;
    private volatile Held held;
    private boolean released;

    private record Held(ApiClient api, AuthorizedClient authorized) {}

    /** @throws IllegalArgumentException if the transport options or the credentials are wrong, in a sentence that names them */
    ServiceAccess(CalendarClients clients, TransportOptions transport, Credentials credentials) throws Exception {
        this.clients = clients;
        this.transport = transport;
        this.credentials = credentials;
        this.held = hold();
    }

    /** Something that is done with a client. */
    @FunctionalInterface
    interface Action<T> {
        T with(AuthorizedClient client) throws DingTalkCalendarException;
    }

    /** Does something with the client, and once more with a new one if the client was closed before anything was sent. */
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
        // One hold for this producer, or none once it has been released: the client stays open while it is in use.
        clients.release(transport, released ? held.api : closed.api);
        return held;
    }

    private Held hold() throws Exception {
        CalendarClients.Acquired acquired = clients.acquire(transport);
        AccessTokenProvider tokens = credentials.isApp()
                ? new AppTokens(acquired.tokens(), acquired.client(), credentials::app)
                : credentials.accessTokenProvider();
        return new Held(acquired.client(), new AuthorizedClient(acquired.client(), tokens));
    }
}
