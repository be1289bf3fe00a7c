// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that wait for the token that another call fetches, and suppliers of the application that hang or fail. */
@Timeout(60)
class TokenWaitTest extends AppTestSupport {

    private static final String BRIEF = "&connectTimeout=100&responseTimeout=200";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stopTheThreads() {
        release.countDown();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suiteTicketSupplier", "authorizationCodeSupplier", "load", "save", "lock"})
    void theOtherCallsAreToldWhichSupplierHangs(String hanging) throws Exception {
        String uri = bindHanging(hanging) + BRIEF;
        String named = hanging.endsWith("Supplier") ? hanging : "refreshTokenStore";
        Future<Exchange> held = threads.submit(() -> send(uri, "{}"));
        asked.await();

        for (int i = 0; i < 5; i++) {
            DingTalkConnectionException failure = failure(DingTalkConnectionException.class, send(uri, "{}"));
            assertThat(failure).hasMessageContaining("300 ms").hasMessageContaining("the " + named);
            assertThat(failure.isRetryable()).isTrue();
        }
        release.countDown();

        assertSucceeds(held.get()).isEqualTo(true);
        assertUpdates(uri);
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void theOtherCallsAreToldOfATokenRequestThatHangs() throws Exception {
        dingtalk.next(RawResponse.none(asked));
        Future<Exchange> held = threads.submit(() -> send(INTERNAL + "&connectTimeout=100&responseTimeout=3000", "{}"));
        asked.await();

        assertFails(DingTalkConnectionException.class, send(INTERNAL + BRIEF, "{}"))
                .hasMessageContaining("still waits for the token API");

        assertFails(DingTalkConnectionException.class, held.get());
        clock.advance(Duration.ofSeconds(1));
        assertUpdates(INTERNAL);
    }

    @Test
    void theOtherCallsFetchAtOnceIfTheThreadThatFetchesIsInterrupted() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Thread> fetching = new AtomicReference<>();
        context.getRegistry().bind("slow", (SuiteTicketSupplier) () -> {
            if (calls.incrementAndGet() == 1) {
                fetching.set(Thread.currentThread());
                asked.countDown();
                hang(release);
            }
            return "ticket-1";
        });
        String uri = ENTERPRISE.replace("#tickets", "#slow") + "&corpId=corp-1";
        Future<Exchange> interrupted = threads.submit(() -> send(uri, "{}"));
        asked.await();
        List<Future<Exchange>> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(threads.submit(() -> send(uri, "{}")));
        }
        await().until(() -> Thread.getAllStackTraces().values().stream()
                        .filter(stack -> Stream.of(stack)
                                .anyMatch(frame -> frame.getClassName().endsWith(".SharedFetch")
                                        && frame.getMethodName().equals("await")))
                        .count()
                == 10);

        fetching.get().interrupt();

        for (Future<Exchange> other : others) {
            assertSucceeds(other.get()).isEqualTo(true);
        }
        assertFails(DingTalkAuthenticationException.class, interrupted.get())
                .hasMessageContaining("the suiteTicketSupplier failed");
        assertThat(tokenRequests()).hasSize(1);
    }

    static Stream<Arguments> failingSuppliers() {
        return Stream.<Supplier<String>>of(
                        () -> {
                            throw new IllegalStateException("no database");
                        },
                        () -> {
                            throw new StackOverflowError();
                        },
                        () -> {
                            throw new NoClassDefFoundError("driver");
                        },
                        () -> null,
                        () -> "",
                        () -> " \n")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("failingSuppliers")
    void aSupplierThatFailsIsNamedAndIsAskedAgainLater(Supplier<String> failing) {
        AtomicInteger calls = new AtomicInteger();
        context.getRegistry()
                .bind("failing", (SuiteTicketSupplier) () -> calls.incrementAndGet() == 1 ? failing.get() : "ticket-1");
        String uri = ENTERPRISE.replace("#tickets", "#failing") + "&corpId=corp-1";

        assertFails(DingTalkAuthenticationException.class, send(uri, "{}"))
                .hasMessageContaining("the suiteTicketSupplier");
        clock.advance(Duration.ofSeconds(1));
        assertUpdates(uri);
    }

    @Test
    void aProviderThatThrowsAnErrorIsNamed() {
        context.getRegistry().bind("failing", (AccessTokenProvider) corpId -> {
            throw new NoClassDefFoundError("driver");
        });

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#failing", "{}"))
                .hasMessageContaining("the accessTokenProvider failed: java.lang.NoClassDefFoundError");
    }

    @Test
    void aProviderThatCannotInvalidateFailsTheCallWithTheRejection() {
        context.getRegistry().bind("vault", new AccessTokenProvider() {
            @Override
            public String getAccessToken(String corpId) {
                return "wrong";
            }

            @Override
            public boolean invalidate(String corpId, String accessToken) {
                throw new IllegalStateException("vault sealed");
            }
        });

        DingTalkAuthenticationException failure =
                failure(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#vault", "{}"));

        assertThat(failure.getErrorCode()).isEqualTo("InvalidAuthentication");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void aProviderThatReturnsTheRejectedTokenAgainCausesNoSecondRequest() {
        context.getRegistry().bind("vault", new AccessTokenProvider() {
            @Override
            public String getAccessToken(String corpId) {
                return "wrong";
            }

            @Override
            public boolean invalidate(String corpId, String accessToken) {
                return true;
            }
        });

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#vault", "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aPauseThatTheServiceAsksForIsTenMinutesAtMost() {
        // A block of the address is the longest pause that the service documents.
        dingtalk.next(EmulatedResponse.blocked());
        send(INTERNAL, "{}");
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        send(INTERNAL, "{}");
        assertThat(dingtalk.requests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        dingtalk.next(EmulatedResponse.error(ServiceError.SERVER_ERROR));
        assertFails(DingTalkServiceException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofMinutes(1));
        assertUpdates(INTERNAL);
    }

    private String bindHanging(String hanging) {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("slowTickets", (SuiteTicketSupplier) () -> {
            hangIf(hanging.equals("suiteTicketSupplier"));
            return "ticket-1";
        });
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> {
            hangIf(hanging.equals("authorizationCodeSupplier"));
            return code;
        });
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                hangIf(hanging.equals("load"));
                return null;
            }

            @Override
            public void save(String refreshToken) {
                hangIf(hanging.equals("save"));
            }

            @Override
            public Lock lock() {
                hangIf(hanging.equals("lock"));
                return () -> {};
            }
        });
        return hanging.equals("suiteTicketSupplier")
                ? ENTERPRISE.replace("#tickets", "#slowTickets") + "&corpId=corp-1"
                : PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store";
    }

    private void hangIf(boolean hangs) {
        if (hangs) {
            asked.countDown();
            hang(release);
        }
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
