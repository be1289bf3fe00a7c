// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.Nullable;

/**
 * Gives the access tokens, in place of the component: from a vault, a cache that several processes share, or a token API
 * that the component does not know. It is asked for each call, by many threads at once, and keeps what it likes.
 */
@FunctionalInterface
public interface AccessTokenProvider {

    /**
     * The token for a call.
     *
     * @param corpId the organisation in whose name it is made, of the header {@code CamelDingTalkCalendarCorpId} or the
     *     option {@code corpId}; {@code null} if neither is set
     * @throws Exception if there is none. A {@link io.github.cameldingtalk.calendar.DingTalkCalendarException} reaches the
     *     route as it is; anything else as the cause of a {@code DingTalkAuthenticationException}
     */
    String getAccessToken(@Nullable String corpId) throws Exception;

    /**
     * The service does not accept this token, which {@link #getAccessToken} gave.
     *
     * @return whether it is worth asking for another: then the call is made once more, with that. By default it is not,
     *     and the call fails
     */
    default boolean refused(@Nullable String corpId, String accessToken) {
        return false;
    }
}
