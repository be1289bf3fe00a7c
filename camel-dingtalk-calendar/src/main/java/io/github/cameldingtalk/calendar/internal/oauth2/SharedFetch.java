// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of a token. One call makes the fetch, and other calls wait for its result. A supplier or store of the
 * application may hang, so a call waits only for a bounded time, from the start of the fetch on.
 *
 * @param <T> the result
 */
final class SharedFetch<T> {

    private final String api;
    private final CompletableFuture<@Nullable T> result = new CompletableFuture<>();

    /** Of the real clock, because the calls wait in real time. */
    private final long start = System.nanoTime();

    private volatile String waitsFor = "the token API";

    SharedFetch(String api) {
        this.api = api;
    }

    /**
     * Asks an object of the application.
     *
     * @param name the option of the object, for the calls that wait and for an exception
     * @throws DingTalkCalendarException if the object throws anything
     */
    <V extends @Nullable Object> V ask(String name, Supplier<V> question) throws DingTalkCalendarException {
        String before = waitsFor;
        waitsFor = "the " + name;
        try {
            return question.get();
        } catch (Throwable e) {
            // Errors, too: the calls that wait must be told.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw TokenRequest.notSent(
                    api, "the " + name + " failed: " + e.getClass().getName(), e);
        } finally {
            waitsFor = before;
        }
    }

    void succeeded(T value) {
        result.complete(value);
    }

    void failed(DingTalkCalendarException exception) {
        result.completeExceptionally(exception);
    }

    /** The fetch ended for a reason of its own call. The calls that wait try again. */
    void givenUp() {
        result.complete(null);
    }

    /**
     * Waits for the result.
     *
     * @param patience the longest time, from the start of the fetch on
     * @return {@code null} if the fetch was given up
     */
    @Nullable
    T await(Duration patience) throws DingTalkCalendarException {
        try {
            long left = start + patience.toNanos() - System.nanoTime();
            return result.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DingTalkCalendarException exception) {
                throw exception.forAnotherExchange();
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new DingTalkConnectionException(
                    Details.withoutResponse(
                            api,
                            null,
                            "another call has been fetching the token for more than " + patience.toMillis()
                                    + " ms (connectTimeout and responseTimeout), and still waits for " + waitsFor),
                    null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException cause =
                    new InterruptedIOException("interrupted while another call fetched the token");
            cause.initCause(e);
            throw new DingTalkConnectionException(
                    Details.withoutResponse(api, null, String.valueOf(cause.getMessage())), cause);
        }
    }
}
