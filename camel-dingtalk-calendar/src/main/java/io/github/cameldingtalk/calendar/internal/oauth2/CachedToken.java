// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one app. The first call that needs a token fetches it, while other calls wait. The first call that
 * finds the token old starts a renewal in the background, while all calls go on with the old token.
 */
final class CachedToken {

    private static final Logger LOG = LoggerFactory.getLogger(CachedToken.class);

    private final App app;
    private final App.Fetch fetch;
    private final Executor renewals;
    private final LongSupplier nanoTime;
    private final GrowingPause failures = new GrowingPause();
    private final GrowingPause rejections = new GrowingPause();

    private volatile @Nullable TimedToken current;
    private @Nullable SharedFetch<TimedToken> underWay;
    private @Nullable DingTalkCalendarException failure;

    CachedToken(App app, Executor renewals, LongSupplier nanoTime) {
        this.app = app;
        this.fetch = app.fetch();
        this.renewals = renewals;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns the token. Fetches a token if there is no valid one.
     *
     * @param patience how long to wait for the fetch of another call
     */
    String get(ApiClient client, Duration patience) throws DingTalkCalendarException {
        TimedToken young = current;
        if (young != null && young.isYoung(nanoTime.getAsLong())) {
            // Fast path without a lock.
            return young.value();
        }
        while (true) {
            SharedFetch<TimedToken> shared;
            boolean ours = false;
            synchronized (this) {
                long now = nanoTime.getAsLong();
                if (current != null && current.isAlive(now)) {
                    renewIfOld(client, now);
                    return current.value();
                }
                if (underWay == null) {
                    if (failure != null && !failures.isOver(now)) {
                        throw failure.forAnotherExchange();
                    }
                    underWay = new SharedFetch<>(app.api());
                    ours = true;
                }
                shared = underWay;
            }
            TimedToken token = ours ? fetch(client, shared) : shared.await(patience);
            if (token != null) {
                return token.value();
            }
        }
    }

    /**
     * Removes this token if it is the current one, because the service does not accept it. A service that rejects each new
     * token would otherwise cause a fetch for each call. So there is a growing pause between two removals, until the service
     * accepts a token.
     *
     * @return false if this token stays, because of the pause
     */
    synchronized boolean invalidate(String value) {
        if (current == null || !current.value().equals(value)) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (!rejections.isOver(now)) {
            return false;
        }
        rejections.begin(now, null);
        current = null;
        return true;
    }

    /**
     * The service has accepted this token.
     *
     * @return whether this token is the current one, so that the next rejection removes it at once
     */
    synchronized boolean accepted(String value) {
        if (current == null || !current.value().equals(value)) {
            return false;
        }
        rejections.end();
        return true;
    }

    /** Whether removing this entry loses nothing. The only refresh token of a personal app may be here. */
    synchronized boolean isRemovable() {
        long now = nanoTime.getAsLong();
        return underWay == null
                && !(app instanceof App.PersonalApp)
                && failures.isOver(now)
                && rejections.isOver(now)
                && (current == null || !current.isAlive(now));
    }

    /** The state of the token, without its value. */
    synchronized TokenState state(String baseUri) {
        return TokenState.of(app, baseUri, current, failures, failure, nanoTime.getAsLong());
    }

    private void renewIfOld(ApiClient client, long now) {
        if (current == null || current.isYoung(now) || underWay != null || !failures.isOver(now)) {
            return;
        }
        SharedFetch<TimedToken> renewal = new SharedFetch<>(app.api());
        try {
            underWay = renewal;
            renewals.execute(() -> renew(client, renewal));
        } catch (RejectedExecutionException | Error e) {
            // The component is stopping, or there is no thread. The current token is used until it expires.
            underWay = null;
            LOG.debug("The token of the {} could not be renewed", app, e);
        }
    }

    private void renew(ApiClient client, SharedFetch<TimedToken> renewal) {
        try {
            fetch(client, renewal);
        } catch (DingTalkCalendarException e) {
            // Each call that waits was told, and the failure was logged.
            LOG.debug("The token of the {} could not be renewed", app, e);
        }
    }

    private TimedToken fetch(ApiClient client, SharedFetch<TimedToken> ours) throws DingTalkCalendarException {
        try {
            long asked = nanoTime.getAsLong();
            TimedToken token = TimedToken.of(fetch.from(client, ours), asked);
            synchronized (this) {
                current = token;
                failure = null;
                failures.end();
                underWay = null;
            }
            ours.succeeded(token);
            return token;
        } catch (DingTalkCalendarException e) {
            throw failed(ours, e);
        } catch (Throwable e) {
            // The calls that wait must be told.
            throw failed(ours, TokenRequest.notSent(app.api(), "the token request could not be sent", e));
        }
    }

    private DingTalkCalendarException failed(SharedFetch<TimedToken> ours, DingTalkCalendarException exception) {
        if (new TokenFailure(exception).concernsThisCallOnly()) {
            synchronized (this) {
                underWay = null;
            }
            ours.givenUp();
            return exception;
        }
        Duration pause;
        boolean stillLives;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            pause = failures.begin(now, exception.getRetryAfter());
            failure = exception;
            underWay = null;
            stillLives = current != null && current.isAlive(now);
        }
        if (stillLives) {
            LOG.warn(
                    "The token of the {} could not be renewed. The current token is used until it expires; the next"
                            + " attempt is in {}: {}",
                    app,
                    pause,
                    exception.getMessage());
        }
        ours.failed(exception);
        return exception;
    }
}
