// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.internal.http.ApiClient;
import io.github.cameldingtalk.calendar.internal.http.ClientClosedException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    /** DingTalk advises to renew a token about ten minutes before its end. */
    private static final Duration RENEWAL_AHEAD = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final App app;
    private final App.Fetch fetch;
    private final Executor renewals;
    private final LongSupplier nanoTime;

    private volatile @Nullable Token current;
    private @Nullable CompletableFuture<Token> underWay;
    private @Nullable Failure failure;

    /** A token, with the times of its renewal and of its end, by the clock. */
    private record Token(String value, long renewal, long end) {}

    private record Failure(DingTalkCalendarException exception, Duration pause, long over) {}

    CachedToken(App app, Executor renewals, LongSupplier nanoTime) {
        this.app = app;
        this.fetch = app.fetch();
        this.renewals = renewals;
        this.nanoTime = nanoTime;
    }

    /** Returns the token. Fetches a token if there is no valid one. */
    String get(ApiClient client) throws DingTalkCalendarException {
        Token young = current;
        if (young != null && young.renewal - nanoTime.getAsLong() > 0) {
            // Fast path without a lock.
            return young.value;
        }
        CompletableFuture<Token> fetched;
        boolean ours = false;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (current != null && current.end - now > 0) {
                if (now - current.renewal >= 0 && underWay == null && !isPausing(now)) {
                    renew(client);
                }
                return current.value;
            }
            if (underWay == null) {
                if (failure != null && isPausing(now)) {
                    throw failure.exception.forAnotherExchange();
                }
                underWay = new CompletableFuture<>();
                ours = true;
            }
            fetched = underWay;
        }
        if (ours) {
            fetch(client, fetched);
        }
        return result(fetched, ours).value;
    }

    /** Removes this token if it is the current one, because the service does not accept it. */
    synchronized void invalidate(String value) {
        if (current != null && current.value.equals(value)) {
            current = null;
        }
    }

    /** Whether removing this entry loses nothing. The only refresh token of a personal app may be here. */
    synchronized boolean isRemovable() {
        return underWay == null
                && !(app instanceof App.PersonalApp)
                && (current == null || current.end - nanoTime.getAsLong() <= 0);
    }

    private boolean isPausing(long now) {
        return failure != null && failure.over - now > 0;
    }

    private void renew(ApiClient client) {
        CompletableFuture<Token> renewal = new CompletableFuture<>();
        try {
            underWay = renewal;
            renewals.execute(() -> fetch(client, renewal));
        } catch (RejectedExecutionException | Error e) {
            // The component is stopping, or there is no thread. The current token is used until it expires.
            underWay = null;
            LOG.debug("The token of the {} could not be renewed", app, e);
        }
    }

    private void fetch(ApiClient client, CompletableFuture<Token> fetched) {
        try {
            long asked = nanoTime.getAsLong();
            TokenResponse response = fetch.from(client);
            long life = response.life().toNanos();
            long renewal = Math.max(life - RENEWAL_AHEAD.toNanos(), life / 5 * 4);
            succeeded(fetched, new Token(response.accessToken(), asked + renewal, asked + life));
        } catch (DingTalkCalendarException e) {
            failed(fetched, e);
        } catch (Throwable e) {
            // A supplier or a store of the application failed. The calls that wait must be told.
            failed(fetched, TokenRequest.notSent(app.api(), "the token request could not be sent", e));
        }
    }

    private void succeeded(CompletableFuture<Token> fetched, Token token) {
        synchronized (this) {
            current = token;
            failure = null;
            underWay = null;
        }
        fetched.complete(token);
    }

    private void failed(CompletableFuture<Token> fetched, DingTalkCalendarException exception) {
        Duration pause;
        boolean stillLives;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            pause = pauseAfter(exception);
            // A closed client sent nothing, so the next call may fetch at once, by another client.
            failure = exception instanceof ClientClosedException
                    ? failure
                    : new Failure(exception, pause, now + pause.toNanos());
            underWay = null;
            stillLives = current != null && current.end - now > 0;
        }
        if (stillLives && !(exception instanceof ClientClosedException)) {
            LOG.warn(
                    "The token of the {} could not be renewed. The current token is used until it expires; the next attempt is in {}: {}",
                    app,
                    pause,
                    exception.getMessage());
        }
        fetched.completeExceptionally(exception);
    }

    /** One second, then twice as long each time, up to a minute; or longer if the service asks for it. */
    private Duration pauseAfter(DingTalkCalendarException exception) {
        Duration pause = failure == null ? FIRST_PAUSE : failure.pause.multipliedBy(2);
        if (pause.compareTo(MAX_PAUSE) > 0) {
            pause = MAX_PAUSE;
        }
        if (exception instanceof DingTalkThrottledException throttled
                && throttled.getRetryAfter() != null
                && throttled.getRetryAfter().compareTo(pause) > 0) {
            pause = throttled.getRetryAfter();
        }
        return pause;
    }

    private Token result(CompletableFuture<Token> fetched, boolean ours) throws DingTalkCalendarException {
        try {
            return fetched.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DingTalkCalendarException exception) {
                throw ours ? exception : exception.forAnotherExchange();
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException cause =
                    new InterruptedIOException("interrupted while another call fetched the token");
            cause.initCause(e);
            throw new DingTalkConnectionException(
                    Details.withoutResponse(app.api(), null, String.valueOf(cause.getMessage())), cause);
        }
    }
}
