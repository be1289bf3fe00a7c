// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest extends DingTalkCalendarTestSupport {

    /** One call in a quarter of an hour, so that the second call of a pace always fails. */
    private static final String ONE = "?callsPerSecond=0.001&callsPerSecondTimeout=1ms";

    private static final String APP = "&clientId=RAW(app)&clientSecret=RAW(s3cret)";
    private static final String OTHER_APP = "&clientId=RAW(other)&clientSecret=RAW(s3cret)";

    private static final String SUITE = "&clientId=suite&clientSecret=s3cret&suiteTicketSupplier=#bean:tickets";

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        dingtalk.putInternalApp("app", "s3cret").putInternalApp("other", "s3cret");
        dingtalk.putEnterpriseApp("suite", "s3cret", "ticket", Set.of("corp1", "corp2"));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("tickets", (SuiteTicketSupplier) () -> "ticket");
        return context;
    }

    private static DingTalkThrottledException assertNotSent(Exchange exchange) {
        DingTalkThrottledException failure = failure(DingTalkThrottledException.class, exchange);
        assertThat(failure)
                .returns(0, DingTalkThrottledException::getStatusCode)
                .returns(true, DingTalkThrottledException::isRetryable)
                .returns(false, DingTalkThrottledException::isOutcomeUnknown);
        return failure;
    }

    @Test
    void aCallWhoseTurnComesTooLateIsNotSentAndSaysWhenToRetry() {
        assertSucceeds(send(UPDATE + ONE, "{}")).isEqualTo(true);

        DingTalkThrottledException failure = assertNotSent(send(UPDATE + ONE, "{}"));

        assertThat(failure.getRetryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(18));
        assertThat(failure)
                .hasMessageContaining("callsPerSecond")
                .hasMessageContaining("callsPerSecondTimeout")
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining(CALENDAR_ID)
                .returns("updateSubscribed", DingTalkThrottledException::getOperation);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&responseTimeout=7s&maxConnections=3",
                "&failOnUnknownFields=false&userId=somebody",
                "&updateMode=replace&calendarId=another",
                "&callsPerSecond=1000"
            })
    void endpointsShareThePaceWhateverTheirOtherOptions(String options) {
        send(UPDATE + ONE, "{}");
        String uri = UPDATE + (options.contains("callsPerSecond") ? ONE.replace("0.001", "1000") : ONE + options);

        assertNotSent(send(uri, "{}"));
    }

    @Test
    void eachOperationHasAPaceOfItsOwn() {
        assertSucceeds(send(UPDATE + ONE, "{}"));
        assertSucceeds(send(GET + ONE, null));
        assertSucceeds(send(LIST + ONE, null));

        assertNotSent(send(UPDATE + ONE, "{}"));
        assertNotSent(send(GET + ONE, null));
        assertNotSent(send(LIST + ONE, null));
    }

    @Test
    void theGetOfAMergeCountsAsAGet() {
        assertSucceeds(send(UPDATE + ONE + "&updateMode=merge", "{\"name\":\"n\"}"));

        assertNotSent(send(GET + ONE, null));
        assertNotSent(send(UPDATE + ONE, "{}"));
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PUT");
    }

    @Test
    void anUpdateThatIsSkippedCostsTheTurnOfAGetOnly() {
        String skip = UPDATE + ONE + "&updateMode=merge&skipUnchanged=true";
        assertSucceeds(send(skip, "{}")).isEqualTo(true);

        assertSucceeds(send(UPDATE + ONE, "{}")).isEqualTo(true);
        assertNotSent(send(skip, "{}"));
    }

    @Test
    void eachAppHasAPaceOfItsOwnAndItsTokenCostsNoTurn() {
        assertSucceeds(send(UPDATE + ONE + APP, "{}"));
        assertSucceeds(send(UPDATE + ONE + OTHER_APP, "{}"));
        assertSucceeds(send(UPDATE + ONE, "{}"));

        assertNotSent(send(UPDATE + ONE + OTHER_APP, "{}"));
        assertNotSent(send(UPDATE + ONE, "{}"));
    }

    @Test
    void aThirdPartyEnterpriseAppHasAPaceInEachOrganization() {
        String suite = UPDATE + ONE + SUITE;
        Map<String, Object> corp1 = Map.of(DingTalkCalendarConstants.CORP_ID, "corp1");
        Map<String, Object> corp2 = Map.of(DingTalkCalendarConstants.CORP_ID, "corp2");
        assertSucceeds(send(suite, "{}", corp1));
        assertSucceeds(send(suite, "{}", corp2));

        assertNotSent(send(suite, "{}", corp1));
    }

    @Test
    void callsWithTokensFromElsewhereShareThePaceOfTheirBaseUri() {
        dingtalk.acceptToken("another");
        assertSucceeds(send(UPDATE + ONE, "{}"));
        assertNotSent(send(UPDATE + ONE + "&accessToken=another", "{}"));
        assertNotSent(send(UPDATE + ONE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "another")));

        try (DingTalkEmulator gateway = DingTalkEmulator.start()
                .acceptToken(TOKEN)
                .putUser(USER_ID, Set.of(), Set.of())
                .put(EmulatedCalendar.of(CALENDAR_ID, USER_ID))) {
            assertSucceeds(send(UPDATE + ONE + "&baseUri=" + gateway.baseUri(), "{}"));
        }
    }

    @Test
    void aRequestThatIsSentAgainWithANewTokenTakesASecondTurn() {
        String uri = UPDATE + ONE + SUITE + "&corpId=corp1";
        assertSucceeds(send(GET + ONE + SUITE + "&corpId=corp1", null));
        dingtalk.next(EmulatedResponse.error(ServiceError.INVALID_AUTHENTICATION));

        assertNotSent(send(uri, "{}"));
    }

    @Test
    void tenCallsAtOnceTakeNineTwentiethsOfASecond() {
        long began = System.nanoTime();

        IntStream.range(0, 10)
                .mapToObj(i -> template.asyncRequestBody(UPDATE + "?callsPerSecond=20", "{}"))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(440));
        assertThat(dingtalk.requests()).hasSize(10);
    }

    @Test
    void aRefusalPausesAllCallsOfTheAppAndOperation() {
        String uri = UPDATE + "?callsPerSecond=1000&callsPerSecondTimeout=1ms";
        dingtalk.next(EmulatedResponse.error(ServiceError.QPM_LIMIT_FOR_APPKEY));
        DingTalkThrottledException refusal = failure(DingTalkThrottledException.class, send(uri, "{}"));
        assertThat(refusal.getStatusCode()).isEqualTo(403);

        DingTalkThrottledException notSent = assertNotSent(send(uri, "{}"));

        assertThat(notSent.getRetryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
        assertThat(dingtalk.requests()).hasSize(1);
        assertSucceeds(send(GET + "?callsPerSecond=1000&callsPerSecondTimeout=1ms", null));
    }

    @Test
    void anotherFailureDoesNotPauseThePace() {
        String uri = UPDATE + "?callsPerSecond=1000";
        dingtalk.next(EmulatedResponse.json(500, "{\"code\":\"systemError\"}"));
        failure(DingTalkServiceException.class, send(uri, "{}"));

        assertSucceeds(send(uri, "{}")).isEqualTo(true);
    }

    @Test
    void withoutTheOptionNothingWaitsAndNothingPauses() {
        dingtalk.next(EmulatedResponse.error(ServiceError.QPM_LIMIT_FOR_APPKEY));
        failure(DingTalkThrottledException.class, send(UPDATE, "{}"));

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }

    @Test
    void anInterruptEndsTheWait() {
        String uri = UPDATE + "?callsPerSecond=0.001&callsPerSecondTimeout=0";
        send(uri, "{}");
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            Exchange exchange = send(uri, "{}");
            assertFails(DingTalkConnectionException.class, exchange)
                    .hasMessageContaining("interrupted")
                    .hasMessageContaining("nothing was sent");
            interrupted.complete(Thread.interrupted());
        });
        waiting.start();
        await().until(() ->
                waiting.getState() == Thread.State.TIMED_WAITING || waiting.getState() == Thread.State.WAITING);

        waiting.interrupt();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aStopEndsTheWait() throws Exception {
        String uri = UPDATE + "?callsPerSecond=0.001&callsPerSecondTimeout=0";
        send(uri, "{}");
        CompletableFuture<Exchange> call = new CompletableFuture<>();
        Thread waiting = new Thread(() -> call.complete(send(uri, "{}")));
        waiting.start();
        await().until(() ->
                waiting.getState() == Thread.State.TIMED_WAITING || waiting.getState() == Thread.State.WAITING);

        context.stop();

        assertThat(call)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(exchange -> assertThat(exchange.getException()).isNotNull());
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aRestartedComponentPacesItsCalls() throws Exception {
        send(UPDATE + ONE, "{}");
        context.stop();
        context.start();

        assertSucceeds(send(UPDATE + ONE, "{}")).isEqualTo(true);
        assertNotSent(send(UPDATE + ONE, "{}"));
    }

    @Test
    void dynamicEndpointsShareThePaceOfTheComponent() throws Exception {
        component().getConfiguration().setCallsPerSecond(0.001);
        component().getConfiguration().setCallsPerSecondTimeout(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD(UPDATE + "?calendarId=${header.id}");
            }
        });
        assertSucceeds(send("direct:in", "{}", Map.of("id", CALENDAR_ID)));

        assertNotSent(send("direct:in", "{}", Map.of("id", "another")));
    }

    @ParameterizedTest
    @CsvSource({
        "callsPerSecond, -1",
        "callsPerSecond, NaN",
        "callsPerSecond, Infinity",
        "callsPerSecond, 1e-9",
        "callsPerSecond, 1e9",
        "callsPerSecondTimeout, -1"
    })
    void aValueOutOfItsRangeIsRejectedWhenTheRouteStarts(String name, String value) {
        assertThatThrownBy(() -> {
                    template.requestBody(UPDATE + "?" + name + "=" + value, "{}");
                })
                .isInstanceOfAny(FailedToCreateProducerException.class, ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessageContaining(name + " must be 0 (no limit)");
    }

    @ParameterizedTest
    @CsvSource({
        "callsPerSecond, twenty, a number such as 20 or 0.5",
        "callsPerSecond, 20/s, a number such as 20 or 0.5",
        "callsPerSecondTimeout, soon, a number of milliseconds"
    })
    void aTextThatIsNotANumberIsRejectedWithTheNameOfTheOption(String name, String value, String must) {
        assertThatThrownBy(() -> context.getEndpoint(UPDATE + "?" + name + "=" + value))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("the option " + name + " must be " + must);
    }
}
