// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first call of an operation, which the emulator holds before it takes effect. */
final class HeldCall {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Holds the next call of an operation. The calls after it are not held. */
    static HeldCall next(DingTalkEmulator dingtalk, ApiOperation operation) {
        HeldCall held = new HeldCall();
        AtomicBoolean isFirst = new AtomicBoolean(true);
        dingtalk.intercept(request -> {
            if (request.operation().filter(operation::equals).isPresent() && isFirst.getAndSet(false)) {
                held.arrived.countDown();
                awaitQuietly(held.released);
            }
            return null;
        });
        return held;
    }

    void awaitArrival() throws InterruptedException {
        arrived.await();
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
