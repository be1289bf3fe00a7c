// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long LONG = Duration.ofDays(1).toNanos();

    private final Random random = new Random(14);
    private final VirtualClock clock = new VirtualClock();
    private final Pace pace = new Pace(clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Waiting takes as long as asked for, and up to {@code maxLate} more. */
    private final class VirtualClock implements Pace.Clock {
        private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparing(Answer::time));
        private long now = 1;
        private long maxLate;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void park(long nanos) {
            long end = now + nanos + (maxLate == 0 ? 0 : random.nextLong(maxLate));
            while (!answers.isEmpty() && answers.peek().time <= end) {
                now = Math.max(now, answers.peek().time);
                answers.remove().turn.answered();
            }
            now = end;
        }
    }

    /** Time stands still until the test moves it. */
    private static final class StoppedClock implements Pace.Clock {
        private volatile long now = 1;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void park(long nanos) {
            LockSupport.park(this);
        }
    }

    /** A call that arrives at once, and is answered at once. */
    private long begin(double callsPerSecond, long timeout) throws InterruptedException {
        return begin(pace, clock, callsPerSecond, timeout);
    }

    private static long begin(Pace pace, Pace.Clock clock, double callsPerSecond, long timeout)
            throws InterruptedException {
        Turn turn = new Turn(pace, clock.nanos());
        long later = pace.await(turn, callsPerSecond, timeout);
        if (later == 0) {
            turn.answered();
        }
        return later;
    }

    private record Answer(Turn turn, long time) {}

    @AfterEach
    void stopTheThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"0.5,0", "1,0", "7.5,0", "20,0", "20,9", "20,200", "200,0", "200,2", "200,80", "3000,0"})
    void noSecondHasMoreCallsThanAllowedAndTheRateIsReached(double callsPerSecond, long maxLateMillis)
            throws Exception {
        clock.maxLate = maxLateMillis * MILLI;
        int calls = (int) Math.max(20, 20 * callsPerSecond);
        long began = clock.now;
        Deque<Long> lastSecond = new ArrayDeque<>();
        for (int i = 0; i < calls; i++) {
            assertThat(begin(callsPerSecond, LONG)).isZero();
            lastSecond.add(clock.now);
            lastSecond.removeIf(time -> time <= clock.now - SECOND);
            assertThat(lastSecond.size()).isLessThanOrEqualTo((int) Math.ceil(callsPerSecond));
        }
        double rate = (double) calls * SECOND / (clock.now - began);
        assertThat(rate / callsPerSecond).isGreaterThan(maxLateMillis < 10 ? 0.97 : 0.2);
    }

    @ParameterizedTest
    @CsvSource({
        // calls a second, the usual way and a way of one in fifty, in ms, the least share of the rate
        "200, 0, 90, 0.96",
        "200, 10, 90, 0.96",
        "200, 30, 30, 0.96",
        "20, 10, 90, 0.96",
        "20, 90, 90, 0.9",
        "1, 10, 90, 0.96"
    })
    void noSecondHasMoreArrivalsThanAllowedAlthoughCallsTakeDifferentTimesToArrive(
            double callsPerSecond, int usualWay, int longWay, double leastShare) throws Exception {
        int calls = (int) (60 * callsPerSecond);
        List<Long> arrivals = new ArrayList<>();
        long began = clock.now;
        for (int i = 0; i < calls; i++) {
            Turn turn = new Turn(pace, clock.now);
            assertThat(pace.await(turn, callsPerSecond, LONG)).isZero();
            long way = 5 * MILLI + random.nextLong(1 + (random.nextInt(50) == 0 ? longWay : usualWay) * MILLI);
            arrivals.add(clock.now + way);
            clock.answers.add(new Answer(turn, clock.now + way + 5 * MILLI));
        }
        arrivals.sort(null);
        for (int i = (int) callsPerSecond; i < calls; i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - (int) callsPerSecond)).isGreaterThan(SECOND);
        }
        double rate = (double) calls * SECOND / (clock.now - began);
        assertThat(rate / callsPerSecond).isBetween(leastShare, 1.02);
    }

    @Test
    void aCallWithoutAResponseHoldsTheNextBackForTwoSecondsOnly() throws Exception {
        pace.await(new Turn(pace, clock.now), 1, LONG);
        long before = clock.now;

        begin(1, LONG);

        assertThat(clock.now - before).isEqualTo(2002 * MILLI);
    }

    @Test
    void aSlowCallHoldsItsOwnTurnOnly() throws Exception {
        pace.await(new Turn(pace, clock.now), 20, LONG);
        long before = clock.now;
        for (int i = 0; i < 38; i++) {
            begin(20, LONG);
        }
        assertThat(clock.now - before).isLessThan(2 * SECOND);
    }

    @Test
    void aHighRateIsSpacedOnlyAndKeepsNoCalls() throws Exception {
        long before = clock.now;
        for (int i = 0; i < 10_001; i++) {
            pace.await(new Turn(pace, clock.now), 10_000, LONG);
        }
        assertThat(clock.now - before).isEqualTo(1002 * MILLI);
    }

    @Test
    void callsOfALowRateAreNotHeldBackByThoseOfAHighRate() throws Exception {
        long before = clock.now;
        for (int i = 0; i < 100; i++) {
            begin(100, LONG);
            begin(2, LONG);
        }
        assertThat(clock.now - before).isLessThan(51 * SECOND);
    }

    @Test
    void aCallAfterAPauseOfTheApplicationNeitherWaitsNorMakesUpForThePause() throws Exception {
        begin(20, LONG);
        clock.now += Duration.ofHours(1).toNanos();
        long before = clock.now;

        begin(20, LONG);
        assertThat(clock.now).isEqualTo(before);
        begin(20, LONG);
        assertThat(clock.now - before).isEqualTo(50_100_000);
    }

    @Test
    void callsWithDifferentRatesShareThePace() throws Exception {
        begin(1, LONG);
        long before = clock.now;
        begin(100, LONG);
        assertThat(clock.now - before).isEqualTo(1002 * MILLI);
        begin(1, LONG);
        assertThat(clock.now - before).isEqualTo(1002 * MILLI + 10_020_000);
    }

    @Test
    void aTurnThatComesAfterTheTimeoutIsRefusedAtOnceAndCostsNoTurn() throws Exception {
        begin(1, LONG);
        long before = clock.now;

        for (int i = 0; i < 100; i++) {
            assertThat(begin(1, SECOND)).isEqualTo(1002 * MILLI);
        }
        assertThat(clock.now).isEqualTo(before);
        assertThat(begin(1, 1002 * MILLI)).isZero();
    }

    @Test
    void callsThatFailAtOnceDoNotLengthenTheQueueOfOthers() throws Exception {
        StoppedClock stopped = new StoppedClock();
        Pace crowded = new Pace(stopped);
        begin(crowded, stopped, 0.1, LONG);
        for (int i = 0; i < 2; i++) {
            threads.execute(() -> failAtOnceUntilInterrupted(crowded, stopped));
        }
        for (int i = 0; i < 20_000; i++) {
            // The call joins the queue, and leaves it because of the interrupt.
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> begin(crowded, stopped, 20, 30 * SECOND)).isInstanceOf(InterruptedException.class);
        }
    }

    private static void failAtOnceUntilInterrupted(Pace pace, Pace.Clock clock) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                begin(pace, clock, 0.001, SECOND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRefusedCallPausesAllCallsAndTheRateReturnsWithinAMinute() throws Exception {
        begin(20, LONG);
        long began = clock.now;
        pace.refused(began, Duration.ofSeconds(5));

        begin(20, LONG);
        assertThat(clock.now - began).isEqualTo(5 * SECOND);
        begin(20, LONG);
        assertThat(clock.now - began).isBetween(5_055 * MILLI, 5_056 * MILLI);
        assertThat(gapAfter(Duration.ofSeconds(2))).isBetween(53 * MILLI, 54 * MILLI);
        assertThat(gapAfter(Duration.ofSeconds(10))).isEqualTo(50_100_000);
    }

    @Test
    void aRefusalBeforeTheRateHasReturnedSlowsThePaceDownMore() throws Exception {
        begin(20, LONG);
        pace.refused(clock.now, Duration.ofSeconds(1));
        begin(20, LONG);
        pace.refused(clock.now, Duration.ofSeconds(1));

        begin(20, LONG);

        // 0.9 of 0.7
        assertThat(gapAfter(Duration.ZERO)).isBetween(78 * MILLI, 80 * MILLI);
        assertThat(gapAfter(Duration.ofSeconds(25))).isEqualTo(50_100_000);
    }

    private long gapAfter(Duration time) throws InterruptedException {
        clock.now += time.toNanos();
        begin(20, LONG);
        long before = clock.now;
        begin(20, LONG);
        return clock.now - before;
    }

    @Test
    void manyCallsThatAreRefusedTogetherSlowThePaceDownOnce() throws Exception {
        begin(20, LONG);
        long began = clock.now;
        for (int i = 0; i < 50; i++) {
            clock.now += MILLI;
            pace.refused(began, Duration.ofSeconds(1));
        }

        begin(20, LONG);
        assertThat(clock.now - began).isEqualTo(1_050 * MILLI);
        long before = clock.now;
        begin(20, LONG);
        assertThat(clock.now - before).isBetween(55 * MILLI, 56 * MILLI);
    }

    @Test
    void aRefusalWithoutATimeSlowsDownOnly() throws Exception {
        begin(20, LONG);
        long began = clock.now;
        clock.now += MILLI;
        pace.refused(began, null);

        begin(20, LONG);
        assertThat(clock.now - began).isEqualTo(50_100_000);
        assertThat(gapAfter(Duration.ZERO)).isBetween(55 * MILLI, 56 * MILLI);
    }

    @Test
    void endlessRefusalsLeaveATwentiethOfTheRate() throws Exception {
        for (int i = 0; i < 100; i++) {
            begin(20, LONG);
            pace.refused(clock.now, Duration.ZERO);
        }
        assertThat(gapAfter(Duration.ZERO)).isBetween(700 * MILLI, 1002 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10, 13})
    void besideAStrangerWithTheSameLimitAtMostTwoOfAHundredCallsAreRefused(int strangersCalls) throws Exception {
        Deque<Long> lastSecond = new ArrayDeque<>();
        long strangersNext = 1;
        int accepted = 0;
        int refused = 0;
        long began = clock.now;
        while (accepted < 3_000) {
            begin(20, LONG);
            for (; strangersNext <= clock.now; strangersNext += SECOND / strangersCalls) {
                accepts(lastSecond, strangersNext);
            }
            long turn = clock.now;
            if (accepts(lastSecond, turn)) {
                accepted++;
            } else {
                refused++;
                clock.now += 20 * MILLI;
                pace.refused(turn, Duration.ofSeconds(1));
            }
        }
        assertThat(refused).isLessThanOrEqualTo((accepted + refused) * 2 / 100);
        assertThat(accepted * (double) SECOND / (clock.now - began)).isGreaterThan((20 - strangersCalls) * 0.65);
    }

    private static boolean accepts(Deque<Long> lastSecond, long time) {
        lastSecond.removeIf(earlier -> earlier <= time - SECOND);
        return lastSecond.size() < 20 && lastSecond.add(time);
    }

    @Test
    void waitingCallsBeginInTheOrderInWhichTheyCame() throws Exception {
        StoppedClock stopped = new StoppedClock();
        Pace ordered = new Pace(stopped);
        begin(ordered, stopped, 1, LONG);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    begin(ordered, stopped, 1, LONG);
                    order.add(number);
                } catch (InterruptedException e) {
                    order.add(-1);
                }
            });
            waiting.add(thread);
            thread.start();
            await().until(() -> isWaiting(thread));
        }
        for (int i = 0; i < 20; i++) {
            int done = i + 1;
            stopped.now += 1002 * MILLI;
            await().until(() -> {
                waiting.forEach(LockSupport::unpark);
                return order.size() >= done;
            });
            assertThat(order).hasSize(done);
        }
        assertThat(List.copyOf(order)).isSorted().doesNotContain(-1);
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void aBlockThatBeginsWhileCallsWaitEndsTheWaitingOfThoseItOutlasts() throws Exception {
        StoppedClock stopped = new StoppedClock();
        Pace blocked = new Pace(stopped);
        begin(blocked, stopped, 1, LONG);
        List<Thread> waiting = new ArrayList<>();
        List<CompletableFuture<Long>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Long> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    result.complete(begin(blocked, stopped, 1, 30 * SECOND));
                } catch (InterruptedException e) {
                    result.completeExceptionally(e);
                }
            });
            thread.start();
            waiting.add(thread);
            results.add(result);
            await().until(() -> isWaiting(thread));
        }

        blocked.refused(stopped.now, Duration.ofMinutes(5));
        await().untilAsserted(() -> {
            waiting.forEach(LockSupport::unpark);
            assertThat(results).allMatch(CompletableFuture::isDone);
        });
        assertThat(results).allSatisfy(result -> assertThat(result.get()).isGreaterThanOrEqualTo(300 * SECOND));
    }

    @Test
    void anInterruptedCallGivesItsTurnToTheNext() throws Exception {
        begin(1, LONG);
        long before = clock.now;
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> begin(1, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();

        begin(1, LONG);
        assertThat(clock.now - before).isEqualTo(1002 * MILLI);
    }

    @Test
    void closingEndsTheWaitingOfAllCalls() throws Exception {
        StoppedClock stopped = new StoppedClock();
        Pace closed = new Pace(stopped);
        begin(closed, stopped, 1, LONG);
        List<CompletableFuture<Void>> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            results.add(CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> begin(closed, stopped, 1, LONG))
                            .isInstanceOf(IllegalStateException.class),
                    threads));
        }

        closed.close();

        assertThat(CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(30));
        assertThat(closed.isRemovable()).isFalse();
    }

    @Test
    void aPaceIsRemovableAMinuteAfterItsLastCallAndItsLastPause() throws Exception {
        begin(20, LONG);
        assertThat(pace.isRemovable()).isFalse();
        pace.refused(clock.now, Duration.ofMinutes(5));
        clock.now += Duration.ofMinutes(5).toNanos();
        assertThat(pace.isRemovable()).isFalse();
        clock.now += Duration.ofMinutes(2).toNanos();
        assertThat(pace.isRemovable()).isTrue();
    }
}
