// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The component's own provider. Returns the access tokens of an app from the cache that all endpoints share. */
public final class AppTokens implements AccessTokenProvider {

    private final TokenCache cache;
    private final ApiClient client;
    private final Duration patience;
    private final Function<@Nullable String, App> apps;

    /**
     * @param client   fetches the tokens, so that they come from the host that the calls go to
     * @param patience how long a call waits for the token that another call fetches
     * @param apps     the app for an organization
     */
    public AppTokens(TokenCache cache, ApiClient client, Duration patience, Function<@Nullable String, App> apps) {
        this.cache = cache;
        this.client = client;
        this.patience = patience;
        this.apps = apps;
    }

    @Override
    public String getAccessToken(@Nullable String corpId) throws DingTalkCalendarException {
        return cache.get(client, apps.apply(corpId), patience);
    }

    @Override
    public boolean invalidate(@Nullable String corpId, String accessToken) {
        return cache.invalidate(client, apps.apply(corpId), accessToken);
    }

    /** The service has accepted this token of {@link #getAccessToken}. */
    public void accepted(@Nullable String corpId, String accessToken) {
        if (cache.hasRejections()) {
            cache.accepted(client, apps.apply(corpId), accessToken);
        }
    }
}
