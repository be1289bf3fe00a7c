// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The component's own provider: gives the tokens of an app from the cache that all endpoints share. */
public final class AppTokens implements AccessTokenProvider {

    private final TokenCache cache;
    private final ApiClient client;
    private final Function<@Nullable String, App> apps;

    /**
     * @param client over which the tokens are fetched, so that they come from where the calls go
     * @param apps   the app that speaks for an organisation
     */
    public AppTokens(TokenCache cache, ApiClient client, Function<@Nullable String, App> apps) {
        this.cache = cache;
        this.client = client;
        this.apps = apps;
    }

    @Override
    public String getAccessToken(@Nullable String corpId) throws DingTalkCalendarException {
        return cache.get(client, apps.apply(corpId));
    }

    @Override
    public boolean refused(@Nullable String corpId, String accessToken) {
        cache.refused(client, apps.apply(corpId), accessToken);
        return true;
    }
}
