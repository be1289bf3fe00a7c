// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Never two events for one. */
class ClientTokenTest extends DingTalkCalendarTestSupport {

    private static final String CREATE_EVENT = "dingtalk-calendar:createEvent";
    private static final EmulatedResponse BUSY = EmulatedResponse.json(503, "{\"code\":\"serviceBusy\"}");

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setCalendarId(null);
        configuration.setEventId("e");
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivers")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to(CREATE_EVENT);
                from("direct:again")
                        .doTry()
                        .to(CREATE_EVENT)
                        .doCatch(DingTalkServiceException.class)
                        .setBody(simple("${exchangeProperty.next}"))
                        .to(CREATE_EVENT)
                        .end();
                from("direct:againAfterOtherCalls")
                        .doTry()
                        .to(CREATE_EVENT)
                        .doCatch(DingTalkServiceException.class)
                        .setProperty("event", body())
                        .to("dingtalk-calendar:listEvents")
                        .setBody(exchangeProperty("event"))
                        .to(CREATE_EVENT)
                        .end();
                from("direct:checks")
                        .setProperty("event", body())
                        .doTry()
                        .to(CREATE_EVENT)
                        .doCatch(DingTalkServiceException.class)
                        .to("dingtalk-calendar:listCalendars")
                        .setBody(exchangeProperty("other"))
                        .to(CREATE_EVENT)
                        .setBody(exchangeProperty("event"))
                        .to(CREATE_EVENT)
                        .end();
                from("direct:fails")
                        .loop(30)
                        .doTry()
                        .setBody(simple(EventsTest.EVENT.replace("National", "${exchangeProperty.CamelLoopIndex}.")))
                        .to(CREATE_EVENT)
                        .doCatch(DingTalkServiceException.class)
                        .end();
                from("direct:twice")
                        .setProperty("event", body())
                        .to(CREATE_EVENT)
                        .setBody(exchangeProperty("event"))
                        .to(CREATE_EVENT);
                from("direct:splits").split(body()).to(CREATE_EVENT);
            }
        };
    }

    @Test
    void aRedeliveryHasTheSameTokenSoThatThereIsOneEvent() {
        dingtalk.next(BUSY, EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE));

        assertSucceeds(send("direct:redelivers", EventsTest.EVENT));

        assertThat(tokens()).hasSize(3).containsOnly(tokens().get(0));
        assertThat(tokens().get(0)).hasSizeGreaterThan(30);
        assertThat(dingtalk.events()).hasSize(1);
    }

    @Test
    void twoEventsOfOneMessageHaveTwoTokens() {
        assertSucceeds(send("direct:twice", EventsTest.EVENT));
        assertSucceeds(send("direct:splits", List.of(EventsTest.EVENT, EventsTest.EVENT)));

        assertThat(tokens()).hasSize(4).doesNotHaveDuplicates();
        assertThat(dingtalk.events()).hasSize(4);
    }

    @Test
    void afterAFailureTheSameEventHasTheSameTokenAndAnotherEventHasAnother() {
        dingtalk.next(BUSY);
        template.send("direct:again", exchange -> {
            exchange.setProperty("next", EventsTest.EVENT);
            exchange.getMessage().setBody(EventsTest.EVENT);
        });
        dingtalk.next(BUSY);
        template.send("direct:again", exchange -> {
            exchange.setProperty("next", EventsTest.EVENT.replace("National", "Another"));
            exchange.getMessage().setBody(EventsTest.EVENT);
        });

        assertThat(tokens().get(0)).isEqualTo(tokens().get(1));
        assertThat(tokens().get(2)).isNotEqualTo(tokens().get(3));
    }

    @Test
    void anotherCallInBetweenDoesNotChangeTheToken() {
        dingtalk.next(BUSY);

        assertSucceeds(send("direct:againAfterOtherCalls", EventsTest.EVENT));

        assertThat(tokens()).hasSize(3);
        assertThat(tokens().get(2)).isEqualTo(tokens().get(0));
    }

    @Test
    void anotherEventInBetweenDoesNotChangeTheToken() {
        dingtalk.next(BUSY);

        template.send("direct:checks", exchange -> {
            exchange.setProperty("other", EventsTest.EVENT.replace("National", "Another"));
            exchange.getMessage().setBody(EventsTest.EVENT);
        });

        List<String> tokens = tokens().stream().filter(Objects::nonNull).toList();
        assertThat(tokens).hasSize(3);
        assertThat(tokens.get(2)).isEqualTo(tokens.get(0)).isNotEqualTo(tokens.get(1));
    }

    @Test
    void anExchangeKeepsFewFailedCallsAndNoneThatHasSucceeded() {
        dingtalk.next(30, BUSY);

        Exchange failed = send("direct:fails", null);

        assertThat(dingtalk.requests()).hasSize(30);
        assertThat(failed.getProperty("CamelDingTalkCalendarFailedCalls", List.class))
                .hasSize(20);
        assertThat(send("direct:fails", null).getProperty("CamelDingTalkCalendarFailedCalls"))
                .isNull();
    }

    @Test
    void theHeaderWins() {
        Map<String, Object> token = Map.of("CamelDingTalkCalendarClientToken", "holiday-2026-10-01");

        assertSucceeds(send(CREATE_EVENT, EventsTest.EVENT, token));
        assertSucceeds(send(CREATE_EVENT, EventsTest.EVENT, token));

        assertThat(tokens()).containsExactly("holiday-2026-10-01", "holiday-2026-10-01");
        assertThat(dingtalk.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"to ken", "a\r\nX-Evil: 1", "日", "a\u0000"})
    void aTokenThatAHeaderCannotCarryIsRefused(String token) {
        assertFails(
                        DingTalkInvalidParameterException.class,
                        send(CREATE_EVENT, EventsTest.EVENT, Map.of("CamelDingTalkCalendarClientToken", token)))
                .hasMessageContaining("the header CamelDingTalkCalendarClientToken has a character at index");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DingTalkCalendarOperation.class)
    void onlyTheWritesOfEventsHaveAToken(DingTalkCalendarOperation operation) {
        send("dingtalk-calendar:" + operation + "?calendarId=c", OperationBodies.of(operation));

        boolean writesEvents =
                switch (operation) {
                    case createEvent, patchEvent, deleteEvent, addAttendee, removeAttendee, respondEvent -> true;
                    default -> false;
                };
        assertThat(onlyRequest().header("x-client-token") != null).isEqualTo(writesEvents);
    }

    @Test
    void aFailureOfACreateIsRetryableBecauseOfTheToken() {
        dingtalk.next(BUSY);
        assertThat(failure(DingTalkServiceException.class, send(CREATE_EVENT, EventsTest.EVENT)))
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.isOutcomeUnknown()).isFalse());
        dingtalk.next(EmulatedResponse.json(
                400, "{\"code\":\"idempotencyProcessing\",\"message\":\"Idempotency processing\"}"));
        assertThat(failure(DingTalkServiceException.class, send(CREATE_EVENT, EventsTest.EVENT))
                        .isRetryable())
                .isTrue();
    }

    @Test
    void aCreateOverAStaleConnectionIsSentAgainWithTheSameToken() {
        assertSucceeds(send(CREATE_EVENT, EventsTest.EVENT));
        dingtalk.next(EmulatedResponse.fault(ConnectionFault.RESET_BEFORE_RESPONSE));

        assertSucceeds(send(CREATE_EVENT, EventsTest.EVENT));

        assertThat(tokens()).hasSize(3);
        assertThat(tokens().get(2)).isEqualTo(tokens().get(1));
        assertThat(dingtalk.events()).hasSize(2);
    }

    private List<String> tokens() {
        return dingtalk.requests().stream()
                .map((ReceivedRequest request) -> request.header("x-client-token"))
                .toList();
    }
}
