// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many updates at once, against a limit of calls in a second. Prints the figures of the page. */
@Tag("long")
class PacedUpdatesTest extends DingTalkCalendarTestSupport {

    private static final int THREADS = 64;
    private static final String APP = UPDATE + "?clientId=app&clientSecret=s3cret";

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
        dingtalk.putInternalApp("app", "s3cret");
    }

    @ParameterizedTest
    @CsvSource({"2000, 200, 0, 0", "600, 20, 10, 30"})
    @Timeout(280)
    void eachUpdateIsDoneOnceAndFewAreRefused(int updates, int limit, int strangersCalls, int mostRefused)
            throws Exception {
        dingtalk.throttle(limit);
        ScheduledExecutorService stranger = stranger(strangersCalls);
        String uri = APP + "&callsPerSecond=" + limit;
        updateTogether(limit, uri); // one second's calls: the first calls of a JVM are slow
        long began = System.nanoTime();

        updateTogether(updates, uri);
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        stranger.shutdownNow();

        System.out.printf(
                "%d updates at a limit of %d, of which others use %d: %d refused, %.3f of the possible rate%n",
                updates, limit, strangersCalls, refused.get(), updates / seconds / (limit - strangersCalls));
        assertThat(done).hasValue(limit + updates);
        assertThat(refused.get()).isLessThanOrEqualTo(mostRefused);
    }

    private void updateTogether(int updates, String uri) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < updates; i++) {
            threads.execute(() -> update(uri));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(270, TimeUnit.SECONDS)).isTrue();
    }

    /** Updates until the update is done, as a route with an endless redelivery does. */
    private void update(String uri) {
        while (!Thread.currentThread().isInterrupted()) {
            Exchange exchange = send(uri, "{\"description\":\"an update\"}");
            if (exchange.getException() == null) {
                done.incrementAndGet();
                return;
            }
            if (failure(DingTalkThrottledException.class, exchange).getStatusCode() != 0) {
                refused.incrementAndGet();
            }
        }
    }

    /** Another process with the same app, which paces its calls by itself. */
    private ScheduledExecutorService stranger(int callsPerSecond) {
        ScheduledExecutorService stranger = Executors.newSingleThreadScheduledExecutor();
        if (callsPerSecond > 0) {
            long period = TimeUnit.SECONDS.toMicros(1) / callsPerSecond;
            stranger.scheduleAtFixedRate(() -> send(APP, "{}"), 0, period, TimeUnit.MICROSECONDS);
        }
        return stranger;
    }
}
