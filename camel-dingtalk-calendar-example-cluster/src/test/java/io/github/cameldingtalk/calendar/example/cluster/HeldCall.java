// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/** A call of a worker that works on a row in another thread. The emulator holds the call before it takes effect. */
final class HeldCall {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CompletableFuture<Void> work;

    /**
     * Lets a worker work on a row until its call has arrived. Later calls of the operation are not held.
     *
     * @param response what DingTalk answers when the call is released; {@code null} to let the call take effect
     */
    HeldCall(TestApp app, Main worker, String calendar, ApiOperation operation, @Nullable EmulatedResponse response)
            throws InterruptedException {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        app.dingtalk.intercept(request -> {
            if (request.operation().filter(operation::equals).isEmpty() || !isFirst.getAndSet(false)) {
                return null;
            }
            arrived.countDown();
            awaitQuietly(released);
            return response;
        });
        work = CompletableFuture.runAsync(() -> app.work(worker, calendar));
        arrived.await();
    }

    HeldCall(TestApp app, Main worker, String calendar, ApiOperation operation) throws InterruptedException {
        this(app, worker, calendar, operation, null);
    }

    /** Releases the call, and waits until the worker has finished with the row. */
    void finish() throws Exception {
        release();
        work.get();
    }

    void release() {
        released.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
