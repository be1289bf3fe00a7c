// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** The access tokens of all apps, by the host that they come from and the app. */
public final class TokenCache {

    /** One app can serve very many organizations. Beyond this number of tokens, expired tokens are removed. */
    private static final int MAX_TOKENS = 10_000;

    private final ConcurrentMap<Key, CachedToken> tokens = new ConcurrentHashMap<>();
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
     * @throws DingTalkCalendarException if no token can be fetched; its operation is the token API
     */
    String get(ApiClient client, App app) throws DingTalkCalendarException {
        return token(client, app).get(client);
    }

    /** Removes this token, because the service does not accept it. */
    void invalidate(ApiClient client, App app, String value) {
        token(client, app).invalidate(value);
    }

    private CachedToken token(ApiClient client, App app) {
        Key key = new Key(client.baseUri(), app);
        CachedToken token = tokens.get(key);
        if (token != null) {
            return token;
        }
        if (tokens.size() >= MAX_TOKENS) {
            tokens.values().removeIf(CachedToken::isRemovable);
        }
        return tokens.computeIfAbsent(key, k -> new CachedToken(k.app, renewals, nanoTime));
    }
}
