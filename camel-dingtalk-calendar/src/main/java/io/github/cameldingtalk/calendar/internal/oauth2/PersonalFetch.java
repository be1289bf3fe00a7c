// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.oauth2.App.PersonalApp;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the access tokens of a user, with the {@link Grants} of the user. A grant is given up only if the service refuses
 * the grant itself. After any other failure, such as a wrong client secret, a gateway's page or a lost connection, the next
 * fetch tries the same grant again.
 */
final class PersonalFetch implements App.Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalFetch.class);

    /** A store or a supplier could return another refused value each time. */
    private static final int MAX_REQUESTS = 5;

    private final PersonalApp app;
    private final Grants grants;

    PersonalFetch(PersonalApp app) {
        this.app = app;
        this.grants = new Grants(app);
    }

    @Override
    public AccessToken from(ApiClient client, SharedFetch<?> shared) throws DingTalkCalendarException {
        RefreshTokenStore store = app.refreshTokens();
        if (store == null) {
            return fetch(client, shared);
        }
        RefreshTokenStore.Lock lock = lock(store, shared);
        try {
            return fetch(client, shared);
        } finally {
            unlock(lock);
        }
    }

    private RefreshTokenStore.Lock lock(RefreshTokenStore store, SharedFetch<?> shared)
            throws DingTalkCalendarException {
        try {
            return shared.ask("refreshTokenStore", store::lock);
        } catch (DingTalkCalendarException e) {
            // A retry can help, because another process may have held the lock. No token was used.
            throw new DingTalkConnectionException(
                    Details.withoutResponse(app.api(), null, String.valueOf(e.getErrorMessage())), e.getCause());
        }
    }

    private AccessToken fetch(ApiClient client, SharedFetch<?> shared) throws DingTalkCalendarException {
        DingTalkCalendarException refusal = null;
        boolean withCode = true;
        for (int requests = 0; requests < MAX_REQUESTS; requests++) {
            Grants.Grant grant = grants.next(shared, withCode);
            if (grant == null) {
                break;
            }
            withCode &= !grant.isCode();
            try {
                TokenResponse response = grant.request(app).send(client);
                remember(response, shared);
                return response.accessToken();
            } catch (DingTalkCalendarException e) {
                if (!grants.giveUpIfRefused(grant, e)) {
                    throw e;
                }
                refusal = e;
            }
        }
        throw refusal != null
                ? consentIsNeeded(refusal)
                : TokenRequest.notSent(
                        app.api(),
                        "there is no refresh token or authorization code that the service has not rejected: the user has to"
                                + " consent again",
                        null);
    }

    private static DingTalkAuthenticationException consentIsNeeded(DingTalkCalendarException refusal) {
        Details details = new Details(
                refusal.getOperation(),
                null,
                refusal.getStatusCode(),
                refusal.getErrorCode(),
                refusal.getErrorMessage(),
                refusal.getRequestId(),
                false,
                "The user has to consent again, because there is no other refresh token or authorization code");
        return new DingTalkAuthenticationException(details, refusal);
    }

    private void remember(TokenResponse response, SharedFetch<?> shared) {
        String next = response.refreshToken();
        if (next == null) {
            LOG.warn(
                    "The response of {} has no refresh token, so the next token request of the {} has none",
                    app.api(),
                    app);
            return;
        }
        try {
            grants.remember(next, shared);
        } catch (DingTalkCalendarException e) {
            // The access token is good, and so is the refresh token in memory, as long as the process lives.
            if (shows(e, next)) {
                LOG.error(
                        "The refresh token of the {} could not be stored, and is lost on a restart: {}",
                        app,
                        e.getMessage());
            } else {
                LOG.error("The refresh token of the {} could not be stored, and is lost on a restart", app, e);
            }
        }
    }

    private static boolean shows(Throwable e, String secret) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString().contains(secret);
    }

    private void unlock(RefreshTokenStore.Lock lock) {
        try {
            lock.close();
        } catch (RuntimeException e) {
            // The token that was fetched is good.
            LOG.warn("The lock of the refreshTokenStore of the {} could not be given back", app, e);
        }
    }
}
