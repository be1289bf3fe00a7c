// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TokensUnderLoadTest extends AppTestSupport {

    private static final int ORGANIZATIONS = 20;
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(200);
    private final ExecutorService fewThreads = Executors.newFixedThreadPool(THREADS);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        Set<String> corps = IntStream.range(0, ORGANIZATIONS)
                .mapToObj(TokensUnderLoadTest::corp)
                .collect(Collectors.toSet());
        dingtalk.putEnterpriseApp("suite", "suite-s3cret", "ticket-1", corps);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enterprise").to(ENTERPRISE);
                from("direct:internal").to(INTERNAL);
            }
        };
    }

    @AfterEach
    void stopTheThreads() {
        threads.shutdownNow();
        fewThreads.shutdownNow();
    }

    @Test
    void twoHundredExchangesOfTwentyOrganizationsDoNotMixWhileTokensExpire() throws Exception {
        // The first 200: a token for each organization.
        sendForAllOrganizations(200, "first");
        assertThat(fetches()).hasSize(ORGANIZATIONS).allSatisfy((corp, count) -> assertThat(count)
                .isEqualTo(1));

        // The next 200: in the middle of them, all tokens expire at once.
        AtomicInteger arrived = new AtomicInteger();
        dingtalk.intercept(request -> {
            if (request.method().equals("PUT") && arrived.incrementAndGet() == 100) {
                clock.advance(Duration.ofSeconds(7201));
            }
            return null;
        });
        sendForAllOrganizations(200, "second");
        sendForAllOrganizations(200, "third");
        assertThat(fetches()).hasSize(ORGANIZATIONS).allSatisfy((corp, count) -> assertThat(count)
                .isEqualTo(2));

        Map<String, IssuedToken> tokens =
                dingtalk.issuedTokens().stream().collect(Collectors.toMap(IssuedToken::value, Function.identity()));
        for (ReceivedRequest request : updates()) {
            String corp = request.bodyAsText().replaceAll("\\D*(\\d+):.*", "$1");
            assertThat(tokens.get(request.header("x-acs-dingtalk-access-token")).corpId())
                    .isEqualTo("corp-" + corp);
        }
    }

    @Test
    void twoThousandUpdatesAreAcceptedOnceDespiteRandomRevocations() throws Exception {
        int rounds = 125;
        Random random = new Random(20261122);
        // A token that is rejected twice fails the update. So each round has one revocation, and begins after all
        // updates of the round before. Each of the 16 updates of a round is sent at least once, so one of them meets
        // the revocation. The first updates of all threads wait for each other at the service, so they are in flight
        // at once with one token.
        AtomicInteger untilTheRevocation = new AtomicInteger();
        CyclicBarrier allThreads = new CyclicBarrier(THREADS);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Map<String, Integer> accepted = new ConcurrentHashMap<>();
        Map<String, Integer> rejected = new ConcurrentHashMap<>();
        dingtalk.intercept(request -> {
            if (!request.method().equals("PUT")) {
                return null;
            }
            String update = request.bodyAsText();
            if (seen.add(update) && update.contains("first")) {
                await(allThreads);
            }
            String token = request.header("x-acs-dingtalk-access-token");
            if (untilTheRevocation.decrementAndGet() == 0) {
                dingtalk.revoke(token);
            }
            if (!dingtalk.accepts(token)) {
                rejected.merge(update, 1, Integer::sum);
                return EmulatedResponse.error(ServiceError.INVALID_AUTHENTICATION);
            }
            accepted.merge(update, 1, Integer::sum);
            return RESULT_TRUE;
        });

        for (int i = 0; i < rounds; i++) {
            untilTheRevocation.set(1 + random.nextInt(2 * THREADS));
            List<Callable<List<Exchange>>> round = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "update by thread " + thread + " in round " + i;
                round.add(() -> List.of(
                        send("direct:internal", Map.of("name", "first " + name)),
                        send("direct:internal", Map.of("name", "second " + name))));
            }
            for (Future<List<Exchange>> thread : fewThreads.invokeAll(round)) {
                assertThat(thread.get()).allSatisfy(exchange -> {
                    assertSucceeds(exchange).isEqualTo(true);
                });
            }
        }

        assertThat(dingtalk.issuedTokens())
                .extracting(IssuedToken::value)
                .hasSize(1 + rounds)
                .doesNotHaveDuplicates();
        assertThat(accepted).hasSize(2_000).allSatisfy((update, count) -> assertThat(count)
                .isEqualTo(1));
        assertThat(rejected).hasSizeGreaterThanOrEqualTo(rounds).allSatisfy((update, count) -> assertThat(count)
                .isEqualTo(1));
        assertThat(updates()).hasSize(accepted.size() + rejected.size());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sendForAllOrganizations(int exchanges, String name) throws Exception {
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < exchanges; i++) {
            String corp = corp(i % ORGANIZATIONS);
            calls.add(threads.submit(() -> send(
                    "direct:enterprise",
                    "{\"name\":\"" + corp + ": " + name + "\"}",
                    Map.of(DingTalkCalendarConstants.CORP_ID, corp))));
        }
        for (Future<Exchange> call : calls) {
            assertSucceeds(call.get()).isEqualTo(true);
        }
    }

    private Map<String, Long> fetches() {
        return dingtalk.issuedTokens().stream()
                .collect(Collectors.groupingBy(IssuedToken::corpId, Collectors.counting()));
    }

    private static String corp(int i) {
        return "corp-" + i;
    }
}
