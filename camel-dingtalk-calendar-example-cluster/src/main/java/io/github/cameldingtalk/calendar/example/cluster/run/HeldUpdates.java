// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Updates that have arrived at the emulator and do not take effect yet. A client may be gone when they do. */
final class HeldUpdates {

    private final Semaphore toHold = new Semaphore(0);
    private final Semaphore held = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Holds so many of the next updates, until {@link #release()}. */
    void next(int count) {
        toHold.release(count);
    }

    /** Waits until so many updates are held. */
    void awaitHeld(int count) {
        held.acquireUninterruptibly(count);
    }

    /** Lets all updates take effect, also those that come later. */
    void release() {
        released.countDown();
    }

    /** Called with each request before it takes effect. */
    void pass(ReceivedRequest request) {
        boolean isUpdate = request.operation()
                .filter(ApiOperation.UPDATE_SUBSCRIBED::equals)
                .isPresent();
        if (isUpdate && toHold.tryAcquire()) {
            held.release();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
