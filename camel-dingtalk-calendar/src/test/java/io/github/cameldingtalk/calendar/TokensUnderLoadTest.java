// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.Answer;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

@Timeout(120)
class TokensUnderLoadTest extends DingTalkCalendarTestSupport {

    private static final int ORGANISATIONS = 20;

    private final TestClock clock = new TestClock();
    private final ExecutorService threads = Executors.newFixedThreadPool(200);
    private final ExecutorService fewThreads = Executors.newFixedThreadPool(8);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DingTalkCalendarComponent component =
                context.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class);
        component.setNanoTime(clock);
        component.getConfiguration().setAccessToken(null);
        SuiteTicketHolder tickets = new SuiteTicketHolder();
        tickets.setSuiteTicket("ticket");
        context.getRegistry().bind("tickets", tickets);
        Set<String> corps = IntStream.range(0, ORGANISATIONS)
                .mapToObj(TokensUnderLoadTest::corp)
                .collect(Collectors.toSet());
        dingtalk.clock(clock).putInternalApp("app", "secret").putEnterpriseApp("suite", "secret", "ticket", corps);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enterprise")
                        .to(UPDATE + "?clientId=suite&clientSecret=secret&suiteTicketSupplier=#tickets");
                from("direct:internal").to(UPDATE + "?clientId=app&clientSecret=secret");
            }
        };
    }

    @AfterEach
    void stopTheThreads() {
        threads.shutdownNow();
        fewThreads.shutdownNow();
    }

    @Test
    void twoHundredExchangesOfTwentyOrganisationsNeverMixWhileTokensEnd() throws Exception {
        // The first 200: a token for each organisation.
        sendForAllOrganisations(200, "first");
        assertThat(fetches()).hasSize(ORGANISATIONS).allSatisfy((corp, count) -> assertThat(count)
                .isEqualTo(1));

        // The next 200: in the middle of them, all tokens end at once.
        AtomicInteger arrived = new AtomicInteger();
        dingtalk.intercept(request -> {
            if (request.method().equals("PUT") && arrived.incrementAndGet() == 100) {
                clock.advance(Duration.ofSeconds(7201));
            }
            return null;
        });
        sendForAllOrganisations(200, "second");
        sendForAllOrganisations(200, "third");
        assertThat(fetches()).hasSize(ORGANISATIONS).allSatisfy((corp, count) -> assertThat(count)
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
    void twoThousandUpdatesSurviveRandomRevocationsAndNoneIsLostOrDoubled() throws Exception {
        int updates = 2_000;
        Random random = new Random(20261122);
        AtomicInteger revocations = new AtomicInteger();
        // A second refusal of the same update would rightly be a failure. So the next revocation waits until what was
        // refused
        // has come again, and until each thread has come with the new token: none is under way with an older one.
        Set<String> owed = new HashSet<>();
        Set<String> threadsWithTheToken = new HashSet<>();
        Map<String, Integer> accepted = new HashMap<>();
        dingtalk.intercept(request -> {
            if (!request.method().equals("PUT")) {
                return null;
            }
            String token = request.header("x-acs-dingtalk-access-token");
            String body = request.bodyAsText();
            synchronized (owed) {
                boolean isSecond = owed.remove(body);
                if (dingtalk.accepts(token)) {
                    threadsWithTheToken.add(body.replaceAll(".* by ", ""));
                }
                if (!isSecond && owed.isEmpty() && threadsWithTheToken.size() == 8 && random.nextInt(5) == 0) {
                    revocations.incrementAndGet();
                    threadsWithTheToken.clear();
                    dingtalk.revoke(token);
                }
                if (!dingtalk.accepts(token)) {
                    owed.add(body);
                    return Answer.error(ServiceError.INVALID_AUTHENTICATION);
                }
                accepted.merge(body, 1, Integer::sum);
                return Answer.json(200, "{\"result\":true}");
            }
        });
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            String name = "update " + i + " by ";
            calls.add(fewThreads.submit(() -> send(
                    "direct:internal",
                    Map.of("name", name + Thread.currentThread().getName()))));
        }

        for (Future<Exchange> call : calls) {
            Exchange exchange = call.get();
            assertThat((Throwable) exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        }

        assertThat(revocations).hasValueGreaterThan(50);
        assertThat(dingtalk.issuedTokens().stream().map(IssuedToken::value).distinct())
                .hasSize(revocations.get() + 1);
        assertThat(accepted).hasSize(updates).allSatisfy((body, count) -> assertThat(count)
                .isEqualTo(1));
    }

    private void sendForAllOrganisations(int exchanges, String name) throws Exception {
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < exchanges; i++) {
            String corp = corp(i % ORGANISATIONS);
            calls.add(threads.submit(() -> send(
                    "direct:enterprise",
                    "{\"name\":\"" + corp + ": " + name + "\"}",
                    Map.of(DingTalkCalendarConstants.CORP_ID, corp))));
        }
        for (Future<Exchange> call : calls) {
            assertThat(call.get().getMessage().getBody()).isEqualTo(true);
        }
    }

    private Map<String, Long> fetches() {
        return dingtalk.issuedTokens().stream()
                .collect(Collectors.groupingBy(IssuedToken::corpId, Collectors.counting()));
    }

    private List<ReceivedRequest> updates() {
        return dingtalk.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .toList();
    }

    private static String corp(int i) {
        return "corp-" + i;
    }
}
