// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** The access tokens of all apps, by the host that they come from and the app. */
public final class TokenCache {

    /** One app can serve very many organizations. Beyond this number of tokens, expired tokens are removed. */
    private static final int MAX_TOKENS = 10_000;

    private final ConcurrentMap<Key, CachedToken> tokens = new ConcurrentHashMap<>();
    private final Set<Key> rejected = ConcurrentHashMap.newKeySet();
    private final Executor renewals;
    private final LongSupplier nanoTime;

    private record Key(BaseUri baseUri, App app) {}

    /**
     * @param renewals runs the renewals in the background
     * @param nanoTime the clock, in nanoseconds from any start, such as {@link System#nanoTime()}
     */
    public TokenCache(Executor renewals, LongSupplier nanoTime) {
        this.renewals = renewals;
        this.nanoTime = nanoTime;
    }

    /**
     * The access token of an app. Fetches a token if there is no valid one.
     *
     * @param patience how long to wait for the fetch of another call
     * @throws DingTalkCalendarException if no token can be fetched; its operation is the token API
     */
    String get(ApiClient client, App app, Duration patience) throws DingTalkCalendarException {
        return token(new Key(client.baseUri(), app)).get(client, patience);
    }

    /**
     * Removes this token, because the service does not accept it.
     *
     * @return false if this token stays, because a token that was fetched for it a moment ago was rejected, too
     */
    boolean invalidate(ApiClient client, App app, String value) {
        Key key = new Key(client.baseUri(), app);
        rejected.add(key);
        return token(key).invalidate(value);
    }

    /** Whether a token was rejected, and none has been accepted since then. Costs no lock. */
    boolean hasRejections() {
        return !rejected.isEmpty();
    }

    /** The service has accepted this token, so its next rejection removes it at once. */
    void accepted(ApiClient client, App app, String value) {
        Key key = new Key(client.baseUri(), app);
        if (rejected.contains(key) && token(key).accepted(value)) {
            rejected.remove(key);
        }
    }

    /** The state of each token, without its value. */
    public List<TokenState> states() {
        return tokens.entrySet().stream()
                .map(entry ->
                        entry.getValue().state(entry.getKey().baseUri.uri().toString()))
                .toList();
    }

    private CachedToken token(Key key) {
        CachedToken token = tokens.get(key);
        if (token != null) {
            return token;
        }
        if (tokens.size() >= MAX_TOKENS) {
            tokens.values().removeIf(CachedToken::isRemovable);
            rejected.retainAll(tokens.keySet());
        }
        return tokens.computeIfAbsent(key, k -> new CachedToken(k.app, renewals, nanoTime));
    }
}
