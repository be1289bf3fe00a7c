// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client.oauth2;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.client.ApiClient;
import io.github.cameldingtalk.calendar.client.ClientClosedException;
import io.github.cameldingtalk.calendar.client.TokenAnswer;
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
 * The token of one app. It is fetched by the first call that needs it while the others wait, and renewed in the background
 * by the first call that finds it old, while all go on with it.
 */
final class CachedToken {

    private static final Logger LOG = LoggerFactory.getLogger(CachedToken.class);

    /** DingTalk's advice: about ten minutes before the end. */
    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final App app;
    private final App.Fetch fetch;
    private final Executor renewals;
    private final LongSupplier nanoTime;

    private volatile @Nullable Token current;
    private @Nullable CompletableFuture<Token> underWay;
    private @Nullable Failure failure;

    /**
     * A token and when it has to be renewed, and when it ends, in the time of the clock.
     */
    private record Token(String value, long renewal, long end) {}

    private record Failure(DingTalkCalendarException exception, Duration pause, long over) {}

    CachedToken(App app, Executor renewals, LongSupplier nanoTime) {
        this.app = app;
        this.fetch = app.fetch();
        this.renewals = renewals;
        this.nanoTime = nanoTime;
    }

    /** The token, fetched if there is none that lives. */
    String get(ApiClient client) throws DingTalkCalendarException {
        Token young = current;
        if (young != null && young.renewal - nanoTime.getAsLong() > 0) {
            // As nearly all calls find it: without a lock, for which they would queue.
            return young.value;
        }
        CompletableFuture<Token> fetched;
        boolean isOurs = false;
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
                    throw failure.exception;
                }
                underWay = new CompletableFuture<>();
                isOurs = true;
            }
            fetched = underWay;
        }
        if (isOurs) {
            fetch(client, fetched);
        }
        return result(fetched).value;
    }

    /** The service does not accept this token: if it is still the current one, it is no more. */
    synchronized void refused(String value) {
        if (current != null && current.value.equals(value)) {
            current = null;
        }
    }

    /** Whether nothing would be lost by forgetting it: a personal app's holds the only refresh token. */
    synchronized boolean isForgettable() {
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
        } catch (RejectedExecutionException e) {
            // The component is stopping.
            underWay = null;
        }
    }

    private void fetch(ApiClient client, CompletableFuture<Token> fetched) {
        try {
            long asked = nanoTime.getAsLong();
            TokenAnswer answer = fetch.from(client);
            long life = answer.life().toNanos();
            long renewal = Math.max(life - RENEWED_AHEAD.toNanos(), life / 5 * 4);
            succeeded(fetched, new Token(answer.accessToken(), asked + renewal, asked + life));
        } catch (DingTalkCalendarException e) {
            failed(fetched, e);
        } catch (RuntimeException | Error e) {
            // A supplier or a store of the application's. Whoever waits has to be told.
            failed(fetched, TokenRequest.impossible(app.toString(), "the token could not be asked for", e));
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
            // Nothing was asked over a closed client: whoever comes next asks over another one, at once.
            failure = exception instanceof ClientClosedException
                    ? failure
                    : new Failure(exception, pause, now + pause.toNanos());
            underWay = null;
            stillLives = current != null && current.end - now > 0;
        }
        if (stillLives && !(exception instanceof ClientClosedException)) {
            LOG.warn(
                    "The token of the {} could not be renewed, and is kept while it lives; next attempt in {}: {}",
                    app,
                    pause,
                    exception.getMessage());
        }
        fetched.completeExceptionally(exception);
    }

    /** From one second to a minute, twice as long each time; or what the service asks for, if that is longer. */
    private Duration pauseAfter(DingTalkCalendarException exception) {
        Duration pause = failure == null ? FIRST_PAUSE : failure.pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        if (exception instanceof DingTalkThrottledException throttled
                && throttled.getRetryAfter() != null
                && throttled.getRetryAfter().compareTo(pause) > 0) {
            pause = throttled.getRetryAfter();
        }
        return pause;
    }

    private Token result(CompletableFuture<Token> fetched) throws DingTalkCalendarException {
        try {
            return fetched.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DingTalkCalendarException exception) {
                throw exception;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException cause =
                    new InterruptedIOException("interrupted while another call fetched the token");
            cause.initCause(e);
            throw new DingTalkConnectionException(
                    Details.withoutAnswer(app.toString(), null, String.valueOf(cause.getMessage())), cause);
        }
    }
}
