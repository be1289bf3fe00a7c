// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.token.FileRefreshTokenStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the environment that name an app on DingTalk. A blank variable counts as absent.
 *
 * <p>{@code DINGTALK_SUITE_TICKET} and {@code DINGTALK_CORP_ID} make the app a third-party enterprise app.
 * {@code DINGTALK_REFRESH_TOKEN_FILE} makes the app a third-party personal app; before there is a refresh token in the file,
 * {@code DINGTALK_AUTHORIZATION_CODE} is needed, too.
 */
record DingTalkEnvironment(Map<String, String> variables) {

    /** Whether there is an app or an access token. */
    boolean hasCredentials() {
        return optional("DINGTALK_ACCESS_TOKEN") != null || optional("DINGTALK_CLIENT_ID") != null;
    }

    /**
     * A component with the address and the credentials. They are set here and not as properties, because an error about a
     * property can contain its value.
     *
     * @throws IllegalArgumentException if a variable is missing; the message names it
     */
    DingTalkCalendarComponent component() {
        DingTalkCalendarComponent component = new DingTalkCalendarComponent();
        DingTalkCalendarConfiguration options = component.getConfiguration();
        String baseUri = optional("DINGTALK_BASE_URI");
        if (baseUri != null) {
            options.setBaseUri(baseUri);
        }
        if (optional("DINGTALK_ACCESS_TOKEN") != null) {
            options.setAccessToken(optional("DINGTALK_ACCESS_TOKEN"));
            return component;
        }
        options.setClientId(needed("DINGTALK_CLIENT_ID"));
        options.setClientSecret(needed("DINGTALK_CLIENT_SECRET"));
        String suiteTicket = optional("DINGTALK_SUITE_TICKET");
        String refreshTokenFile = optional("DINGTALK_REFRESH_TOKEN_FILE");
        if (suiteTicket != null) {
            options.setSuiteTicketSupplier(() -> suiteTicket);
            options.setCorpId(needed("DINGTALK_CORP_ID"));
        } else if (refreshTokenFile != null) {
            options.setRefreshTokenStore(new FileRefreshTokenStore(refreshTokenFile));
            options.setAuthorizationCodeSupplier(() -> optional("DINGTALK_AUTHORIZATION_CODE"));
        }
        return component;
    }

    /** @throws IllegalArgumentException if the variable is missing or blank; the message names it */
    String needed(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }

    private @Nullable String optional(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
