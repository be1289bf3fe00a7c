// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The check of overdue calls goes on whatever happens to it, because every call depends on it. */
@Timeout(60)
class DeadlinesTest {

    private final AtomicInteger failures = new AtomicInteger();

    /** Fails to schedule as often as {@link #failures} says, as in a JVM without memory. */
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1) {

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            failIfTold();
            return super.schedule(command, delay, unit);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    };

    private final Deadlines deadlines = new Deadlines(0, 20, scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void anErrorWhileACallIsCanceledEndsNeitherTheCheckNorTheOtherCalls() {
        Call broken = new Call(true, deadlines);
        broken.cancelBy(() -> {
            throw new OutOfMemoryError("passing");
        });
        broken.begin();

        for (int i = 0; i < 3; i++) {
            assertIsCanceled(begun());
        }

        assertThat(broken.isOverdue()).isTrue();
    }

    @Test
    void anErrorWhileTheNextCheckIsScheduledDoesNotEndTheCheck() {
        Call first = begun();
        failures.set(3);

        assertIsCanceled(first);
        // The call that comes while memory is short fails itself.
        await().until(() -> failures.get() <= 0 || tryToBegin());
        assertIsCanceled(begun());
    }

    @Test
    void theTimeoutOfConnectingEndsWhenTheRequestIsSent() {
        Deadlines connecting = new Deadlines(20, 0, scheduler);
        Call sent = new Call(true, connecting);
        sent.cancelBy(() -> true);
        sent.connect();
        sent.begin();
        Call connects = new Call(true, connecting);
        connects.cancelBy(() -> true);
        connects.connect();

        assertIsCanceled(connects);

        assertThat(sent.isOverdue()).isFalse();
        assertThat(connects.missedDeadline().missing()).isEqualTo("no connection within 20 ms (connectTimeout)");
    }

    @Test
    void aConnectionThatReplacesAStaleOneHasTheTimeThatIsLeftForTheResponse() {
        Call call = new Call(true, new Deadlines(60_000, 20, scheduler));
        call.cancelBy(() -> true);
        call.begin();

        call.connect();

        assertIsCanceled(call);
        assertThat(call.missedDeadline().missing()).contains("responseTimeout");
    }

    private Call begun() {
        Call call = new Call(true, deadlines);
        call.cancelBy(() -> true);
        call.begin();
        return call;
    }

    private boolean tryToBegin() {
        try {
            begun();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private static void assertIsCanceled(Call call) {
        await().until(call::isOverdue);
    }

    private void failIfTold() {
        if (failures.getAndDecrement() > 0) {
            throw new OutOfMemoryError("passing");
        }
    }
}
