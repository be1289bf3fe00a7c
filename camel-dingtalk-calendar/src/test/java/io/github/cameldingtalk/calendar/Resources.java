// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What this JVM uses.
 *
 * @param threads those of the component
 * @param files   the open file descriptors, or 0 on a system that does not count them
 * @param heap    in bytes, after a collection of the garbage
 */
record Resources(int threads, long files, long heap) {

    private static final long MORE_HEAP = 8 * 1024 * 1024;

    /** What is used now, with the heap after several collections. */
    static Resources now() {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return new Resources(ComponentThreads.alive().size(), openFiles(), heap);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /**
     * Waits until no more is used than before.
     *
     * @param moreFiles how many more file descriptors are none lost, because connections are pooled
     */
    static void awaitNoMoreThan(Resources before, int moreFiles) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    Resources now = now();
                    assertThat(now.threads).isLessThanOrEqualTo(Math.max(1, before.threads));
                    assertThat(now.files).isLessThanOrEqualTo(before.files + moreFiles);
                    assertThat(now.heap).isLessThan(before.heap + MORE_HEAP);
                });
    }
}
