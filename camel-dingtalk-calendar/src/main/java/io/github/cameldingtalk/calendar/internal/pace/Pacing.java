// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.BaseUri;
import io.github.cameldingtalk.calendar.internal.http.ClientClosedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives a turn to each request of a producer. */
public final class Pacing {

    private final Paces paces;
    private final BaseUri baseUri;
    private final double callsPerSecond;
    private final long timeout;

    /**
     * @param callsPerSecond 0 for no limit
     * @param timeoutMillis  how long a call waits for its turn; 0 for no limit
     */
    public Pacing(Paces paces, BaseUri baseUri, double callsPerSecond, long timeoutMillis) {
        this.paces = paces;
        this.baseUri = baseUri;
        this.callsPerSecond = callsPerSecond;
        this.timeout = timeoutMillis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    /**
     * Whose calls count together.
     *
     * @param clientId {@code null} if the access token is from elsewhere
     * @param corpId   {@code null} unless DingTalk limits the app in each organization
     */
    public record Caller(@Nullable String clientId, @Nullable String corpId) {

        /** A caller with an access token from elsewhere. */
        public static final Caller UNKNOWN = new Caller(null, null);
    }

    /**
     * Waits for the turn of a request.
     *
     * @throws DingTalkThrottledException  if the turn would come after the timeout
     * @throws DingTalkConnectionException if the thread was interrupted
     * @throws ClientClosedException       if the component was stopped
     */
    public Turn await(ApiRequest request, Caller caller) throws DingTalkCalendarException {
        if (callsPerSecond == 0) {
            return Turn.UNPACED;
        }
        Pace pace = paces.pace(new Paces.Key(baseUri, request.operation(), caller.clientId, caller.corpId));
        Turn turn = new Turn(pace, paces.clock().nanos());
        long later;
        try {
            later = pace.await(turn, callsPerSecond, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DingTalkConnectionException(
                    notSent(request, "interrupted while waiting for callsPerSecond; nothing was sent"), e);
        } catch (IllegalStateException e) {
            throw new ClientClosedException(request.operation(), request.calendarId());
        }
        if (later > 0) {
            Duration retryAfter = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(later) + 1);
            throw new DingTalkThrottledException(
                    notSent(
                            request,
                            "callsPerSecond allows this call in " + retryAfter.toMillis()
                                    + " ms only, which is later than callsPerSecondTimeout; nothing was sent"),
                    retryAfter,
                    null);
        }
        return turn;
    }

    private static Details notSent(ApiRequest request, String message) {
        return Details.withoutResponse(request.operation(), request.calendarId(), message);
    }
}
