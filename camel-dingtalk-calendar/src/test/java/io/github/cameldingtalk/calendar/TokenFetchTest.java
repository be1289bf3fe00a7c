// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many token requests the component sends. */
@Timeout(60)
class TokenFetchTest extends AppTestSupport {

    private static final int AT_ONCE = 50;

    private final List<Thread> senders = new CopyOnWriteArrayList<>();

    @Test
    void fiftyCallsShareOneTokenRequest() throws Exception {
        dingtalk.intercept(request -> {
            if (request.target().equals(ACCESS_TOKEN_API)) {
                awaitAllSendersButTheOneThatFetches();
            }
            return null;
        });

        List<Exchange> exchanges = sendAtOnce(INTERNAL);

        assertThat(exchanges)
                .allMatch(exchange -> Boolean.TRUE.equals(exchange.getMessage().getBody()));
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aFailedTokenRequestFailsAllCallsThatWaitAndIsNotRepeatedAtOnce() throws Exception {
        dingtalk.intercept(request -> {
            awaitAllSendersButTheOneThatFetches();
            return EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        });

        List<Exchange> exchanges = sendAtOnce(INTERNAL);

        assertThat(exchanges).allSatisfy(exchange -> {
            DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, exchange);
            assertThat(failure.getOperation()).isEqualTo("oauth2/accessToken");
            assertThat(failure.getErrorCode()).isEqualTo("invalidClientIdOrSecret");
        });
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void thePauseAfterFailedTokenRequestsGrowsFromOneSecondToOneMinute() {
        dingtalk.intercept(request -> EmulatedResponse.error(ServiceError.SERVER_ERROR));
        List<Long> pauses = new ArrayList<>();
        send(INTERNAL, "{}");

        for (int fetches = 1; fetches < 10; fetches++) {
            long seconds = 0;
            while (dingtalk.requests().size() == fetches) {
                clock.advance(Duration.ofSeconds(1));
                seconds++;
                assertFails(DingTalkServiceException.class, send(INTERNAL, "{}"));
            }
            pauses.add(seconds);
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void aThrottledTokenRequestIsNotRepeatedBeforeTheServiceAllowsIt() {
        dingtalk.next(EmulatedResponse.json(
                403, "{\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\",\"message\":\"slow\"}"));

        assertFails(DingTalkThrottledException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofSeconds(59));
        assertFails(DingTalkThrottledException.class, send(INTERNAL, "{}"));
        assertThat(dingtalk.requests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        assertUpdates(INTERNAL);
    }

    @ParameterizedTest
    @CsvSource({"429, 30, 30", "503, 30, 30", "503, 3600, 600"})
    void noTokenIsFetchedForTheTimeThatTheServiceAsksFor(int status, long asked, long pause) {
        dingtalk.next(EmulatedResponse.json(status, "{}").header("Retry-After", "" + asked));

        DingTalkCalendarException first = failure(DingTalkCalendarException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofSeconds(pause).minusNanos(1));
        DingTalkCalendarException second = failure(DingTalkCalendarException.class, send(INTERNAL, "{}"));

        assertThat(first.getRetryAfter()).isEqualTo(Duration.ofSeconds(asked));
        assertThat(second.getRetryAfter()).isEqualTo(Duration.ofSeconds(asked));
        assertThat(dingtalk.requests()).hasSize(1);
        clock.advance(Duration.ofNanos(1));
        assertUpdates(INTERNAL);
    }

    private List<Exchange> sendAtOnce(String uri) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread sender = new Thread(task);
            senders.add(sender);
            return sender;
        });
        try {
            List<Future<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(threads.submit(() -> send(uri, "{}")));
            }
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> call : calls) {
                exchanges.add(call.get());
            }
            return exchanges;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The senders that wait are parked in the cache. The sender that fetches reads from its socket. */
    private void awaitAllSendersButTheOneThatFetches() {
        await().until(() -> senders.stream()
                        .filter(sender -> sender.getState() == Thread.State.TIMED_WAITING)
                        .filter(sender -> Arrays.stream(sender.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().endsWith(".CachedToken")))
                        .count()
                == AT_ONCE - 1);
    }
}
