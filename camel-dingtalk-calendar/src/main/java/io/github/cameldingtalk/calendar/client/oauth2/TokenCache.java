// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.BaseUri;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** The tokens of all apps, by where they come from and whose they are. */
public final class TokenCache {

    /** One app can serve a great many organisations. Beyond so many tokens, those that have ended are forgotten. */
    private static final int MANY = 10_000;

    private final ConcurrentMap<Key, CachedToken> tokens = new ConcurrentHashMap<>();
    private final Executor renewals;
    private final LongSupplier nanoTime;

    private record Key(BaseUri baseUri, App app) {}

    /**
     * @param renewals runs what is renewed in the background
     * @param nanoTime the time in nanoseconds, from anywhere: {@link System#nanoTime()}
     */
    public TokenCache(Executor renewals, LongSupplier nanoTime) {
        this.renewals = renewals;
        this.nanoTime = nanoTime;
    }

    /**
     * The token of an app, fetched if there is none that lives.
     *
     * @throws DingTalkCalendarException if it cannot be had; its operation is that of the token API
     */
    String get(ApiClient client, App app) throws DingTalkCalendarException {
        return token(client, app).get(client);
    }

    /** The service does not accept this token. */
    void refused(ApiClient client, App app, String value) {
        token(client, app).refused(value);
    }

    private CachedToken token(ApiClient client, App app) {
        Key key = new Key(client.baseUri(), app);
        CachedToken token = tokens.get(key);
        if (token != null) {
            return token;
        }
        if (tokens.size() >= MANY) {
            tokens.values().removeIf(CachedToken::isForgettable);
        }
        return tokens.computeIfAbsent(key, k -> new CachedToken(k.app, renewals, nanoTime));
    }
}
