// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Provides access tokens in place of the component, for example from a vault, a cache of several processes, or another
 * token API. The component asks before each call, and again after a wait for {@code callsPerSecond}, from many threads at
 * once, so a provider should cache its tokens. A provider that hangs holds each call that asks it, so a provider should limit
 * its own time.
 */
@FunctionalInterface
public interface AccessTokenProvider {

    /**
     * {@return the access token for a call}
     *
     * @param corpId the organization of the call, from the header {@code CamelDingTalkCalendarCorpId} or the option
     *     {@code corpId}; {@code null} if neither is set
     * @throws Exception if there is no token. The route receives a
     *     {@link io.github.cameldingtalk.calendar.api.DingTalkCalendarException} unchanged, and any other exception as the
     *     cause of a {@code DingTalkAuthenticationException}
     */
    String getAccessToken(@Nullable String corpId) throws Exception;

    /**
     * Invalidates an access token of {@link #getAccessToken}, because the service does not accept it.
     *
     * @param corpId the id of the organization, or {@code null} if the call has none
     * @param accessToken the token that DingTalk has rejected
     * @return whether {@link #getAccessToken} can return a new token. If so, the component asks for the token, and makes the
     *     call once more if the token is another one. The default is false, and the call fails
     */
    default boolean invalidate(@Nullable String corpId, String accessToken) {
        return false;
    }
}
