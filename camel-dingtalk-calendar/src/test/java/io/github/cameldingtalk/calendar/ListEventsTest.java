// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of events: their time, their pages and what has changed since. */
class ListEventsTest extends DingTalkCalendarTestSupport {

    private static final String LIST_EVENTS = "dingtalk-calendar:listEvents";
    private static final String VIEW = "dingtalk-calendar:listEventsView?timeMin=2026-01-01&timeMax=2026-02-01";
    private static final String SYNC_TOKEN = "CamelDingTalkCalendarSyncToken";

    private final List<Integer> requestsAtItem = new ArrayList<>();

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setCalendarId(null);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:streams")
                        .to(LIST_EVENTS + "?streaming=true&maxResults=2")
                        .setProperty("iterator", body())
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange ->
                                requestsAtItem.add(dingtalk.requests().size()))
                        .end();
                from("direct:redelivers")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to(LIST_EVENTS + "?streaming=true")
                        .split(body())
                        .streaming()
                        .process(exchange ->
                                requestsAtItem.add(dingtalk.requests().size()))
                        .end();
                from("direct:keepsTheIterator").to(LIST_EVENTS + "?streaming=true&maxResults=2");
            }
        };
    }

    @Test
    void aListHasTheEventsOfAllPages() {
        putEvents(5);

        Exchange exchange = send(LIST_EVENTS + "?maxResults=2", null);

        assertThat(events(exchange)).extracting(CalendarEvent::id).containsExactly("e-1", "e-2", "e-3", "e-4", "e-5");
        assertThat(dingtalk.requests()).hasSize(3);
        assertThat(dingtalk.requests().get(0).target()).endsWith("/calendars/primary/events?maxResults=2");
        assertThat(dingtalk.requests().get(1).target()).contains("?maxResults=2&nextToken=");
        assertThat(exchange.getMessage().getHeader("CamelDingTalkCalendarRequestId"))
                .isNotNull();
    }

    @Test
    void moreEventsThanTheMaximumAreAFailureAndNeverACutList() {
        putEvents(5);

        assertFails(DingTalkInvalidParameterException.class, send(LIST_EVENTS + "?maxEvents=4", null))
                .hasMessageContaining("there are more than maxEvents=4 in the list");
        assertThat(events(send(LIST_EVENTS + "?maxEvents=5", null))).hasSize(5);
        assertThat(events(send(LIST_EVENTS + "?maxEvents=0", null))).hasSize(5);
    }

    /** Camel's split asks for the next item before it processes an item. */
    @Test
    void streamingGetsAPageWhenItsFirstItemIsReached() {
        putEvents(5);

        Exchange exchange = send("direct:streams", null);

        assertSucceeds(exchange);
        assertThat(requestsAtItem).containsExactly(1, 2, 2, 3, 3);
        assertThat(exchange.getMessage().getHeader(SYNC_TOKEN)).isNotNull();
        assertThat(exchange.getMessage().getHeader("CamelDingTalkCalendarRequestId"))
                .isNotNull();
        assertThat(send(LIST_EVENTS + "?streaming=true&maxEvents=1", null)
                        .getMessage()
                        .getBody())
                .isInstanceOf(Iterator.class);
    }

    @Test
    void aFailureOfALaterPageFailsTheRouteAndIsNotTheEndOfTheList() {
        dingtalk.next(
                page("[{\"id\":\"e-1\"},{\"id\":\"e-2\"}]", "n-1"),
                EmulatedResponse.json(503, "{\"code\":\"serviceBusy\"}"));

        Exchange exchange = send("direct:streams", null);

        assertThat(exchange.getException(DingTalkServiceException.class)).isNotNull();
        assertThat(requestsAtItem).containsExactly(1);
    }

    @Test
    void aFailureOfALaterPageHasTheRequestIdOfItsOwnResponse() {
        dingtalk.next(
                page("[{\"id\":\"e-1\"}]", "n-1"),
                EmulatedResponse.json(503, "{\"code\":\"serviceBusy\",\"requestid\":\"of-the-failure\"}"),
                page("[{\"id\":\"e-1\"}]", "n-1"),
                EmulatedResponse.fault(ConnectionFault.RESET_BEFORE_RESPONSE),
                EmulatedResponse.fault(ConnectionFault.RESET_BEFORE_RESPONSE));

        assertThat(send("direct:streams", null).getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("of-the-failure");
        assertThat(send("direct:streams", null).getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isNull();
    }

    @Test
    void aRedeliveredSplitDoesNotSucceedWithoutTheItemsAfterAFailedPage() {
        dingtalk.next(
                page("[{\"id\":\"e-1\"},{\"id\":\"e-2\"}]", "n-1"),
                EmulatedResponse.json(503, "{\"code\":\"serviceBusy\"}"),
                page("[{\"id\":\"e-3\"}]", null));

        Exchange exchange = send("direct:redelivers", null);

        assertThat(exchange.getException(DingTalkServiceException.class)).isNotNull();
        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void anIteratorThatHasFailedFailsAgain() {
        dingtalk.next(
                page("[{\"id\":\"e-1\"}]", "n-1"),
                EmulatedResponse.json(503, "{\"code\":\"serviceBusy\"}"),
                page("[{\"id\":\"e-2\"}]", null));
        Iterator<?> events = iterator();

        assertThat(events.next()).extracting("id").isEqualTo("e-1");
        assertThatThrownBy(events::hasNext).hasCauseInstanceOf(DingTalkServiceException.class);
        assertThatThrownBy(events::next).hasCauseInstanceOf(DingTalkServiceException.class);
        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void afterItsLastItemAnIteratorHasNoNext() {
        dingtalk.next(page("[{\"id\":\"e-1\"}]", null));
        Iterator<?> events = iterator();

        events.next();

        assertThat(events.hasNext()).isFalse();
        assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }

    /** The iterator of a list, while its exchange is not done. */
    private Iterator<?> iterator() {
        Exchange exchange = context.getEndpoint("direct:unused").createExchange();
        try {
            DingTalkCalendarProducer producer = (DingTalkCalendarProducer)
                    context.getEndpoint(LIST_EVENTS + "?streaming=true").createProducer();
            producer.start();
            producer.process(exchange);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return (Iterator<?>) exchange.getMessage().getBody();
    }

    @Test
    void anIteratorIsClosedWithItsExchangeAndDoesNotSeemToEnd() {
        putEvents(3);

        Iterator<?> events =
                (Iterator<?>) send("direct:keepsTheIterator", null).getMessage().getBody();

        events.next();
        events.next();
        assertThatThrownBy(events::hasNext).isInstanceOf(IllegalStateException.class);
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void asJsonAllPagesAreOneObjectWithAllFields() {
        dingtalk.next(
                EmulatedResponse.json(200, "{\"events\":[{\"id\":\"e-1\",\"x\":1.10}],\"nextToken\":\"n\",\"y\":1}"),
                EmulatedResponse.json(200, "{\"events\":[{\"id\":\"e-2\"}],\"syncToken\":\"s\",\"z\":1e400}"));

        Exchange exchange = send(LIST_EVENTS + "?outputType=json", null);

        assertSucceeds(exchange)
                .isEqualTo(
                        "{\"events\":[{\"id\":\"e-1\",\"x\":1.10},{\"id\":\"e-2\"}],\"syncToken\":\"s\",\"z\":1e400}");
        assertThat(exchange.getMessage().getHeader(SYNC_TOKEN)).isEqualTo("s");
    }

    @Test
    void anIncrementalListHasWhatHasChanged() {
        putEvents(2);
        Object syncToken = send(LIST_EVENTS, null).getMessage().getHeader(SYNC_TOKEN);
        assertSucceeds(send("dingtalk-calendar:patchEvent?eventId=e-2", "{\"summary\":\"new\"}"));

        Exchange changed = send(LIST_EVENTS, null, Map.of(SYNC_TOKEN, syncToken));

        assertThat(events(changed)).extracting(CalendarEvent::summary).containsExactly("new");
        assertThat(changed.getMessage().getHeader(SYNC_TOKEN)).isNotNull().isNotEqualTo(syncToken);
    }

    @Test
    void withoutASyncTokenInTheAnswerTheHeaderIsRemoved() {
        dingtalk.next(page("[]", null));

        Exchange exchange = send(LIST_EVENTS, null, Map.of(SYNC_TOKEN, "old"));

        assertSucceeds(exchange);
        assertThat(exchange.getMessage().getHeader(SYNC_TOKEN)).isNull();
    }

    @Test
    void aRefusedSyncTokenSaysToStartOver() {
        assertFails(DingTalkInvalidParameterException.class, send(LIST_EVENTS, null, Map.of(SYNC_TOKEN, "unknown")))
                .hasMessageContaining("start over with a call without syncToken");
    }

    @Test
    void pagesWithoutAnEndAreAFailure() {
        dingtalk.next(page("[{\"id\":\"e\"}]", "same"), page("[{\"id\":\"e\"}]", "same"));
        assertFails(DingTalkUnexpectedResponseException.class, send(LIST_EVENTS, null))
                .hasMessageContaining("the same nextToken twice");

        for (int i = 0; i < 110; i++) {
            dingtalk.next(page("[]", "n-" + i));
        }
        assertFails(DingTalkUnexpectedResponseException.class, send(LIST_EVENTS, null))
                .hasMessageContaining("empty pages");
    }

    static Stream<Arguments> times() {
        String midnight = "2026-01-31T16:00:00.000Z";
        return Stream.of(
                Arguments.of("2026-02-01T00:00:00+08:00", midnight),
                Arguments.of("2026-02-01T00:00:00+0800", midnight),
                Arguments.of("2026-02-01T00:00+08", midnight),
                Arguments.of("2026-02-01T00:00:00+08:00[Asia/Shanghai]", midnight),
                Arguments.of("2026-01-31T16:00:00.000Z", midnight),
                Arguments.of("2026-01-31T16:00:00.123456Z", "2026-01-31T16:00:00.123Z"),
                Arguments.of("2026-01-31T16:00:00Z", midnight),
                Arguments.of("2026-01-31T16:00", midnight),
                Arguments.of("2026-01-31", "2026-01-31T00:00:00.000Z"),
                Arguments.of(Instant.parse("2026-01-31T16:00:00Z"), midnight),
                Arguments.of(Instant.parse("2026-01-31T16:00:00.000000001Z"), midnight),
                Arguments.of(OffsetDateTime.parse("2026-02-01T00:00:00+08:00"), midnight),
                Arguments.of(ZonedDateTime.of(2026, 2, 1, 0, 0, 0, 0, ZoneId.of("Asia/Shanghai")), midnight),
                Arguments.of(LocalDateTime.parse("2026-01-31T16:00"), midnight),
                Arguments.of(LocalDate.parse("2026-01-31"), "2026-01-31T00:00:00.000Z"),
                Arguments.of(Date.from(Instant.parse("2026-01-31T16:00:00Z")), midnight),
                Arguments.of(new java.sql.Timestamp(0), "1970-01-01T00:00:00.000Z"),
                Arguments.of(new java.sql.Date(0), "1970-01-01T00:00:00.000Z"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsSentAsUtcWithMilliseconds(Object time, String sent) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("CamelDingTalkCalendarTimeMin", time);

        send(LIST_EVENTS, null, headers);

        assertThat(onlyRequest().target()).endsWith("/events?timeMin=" + sent.replace(":", "%3A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tomorrow", "2026-02-30", "2026-13-01", "1769875200", "2026-02-01T25:00:00Z", "12:00", "2026-W01"
            })
    void aTextThatIsNoTimeIsRefused(String time) {
        assertFails(
                        DingTalkInvalidParameterException.class,
                        send(LIST_EVENTS, null, Map.of("CamelDingTalkCalendarTimeMax", time)))
                .hasMessageContaining("the header CamelDingTalkCalendarTimeMax must be a time such as");
        assertThatThrownBy(() -> context.getEndpoint(LIST_EVENTS + "?timeMin=" + time)
                        .createProducer()
                        .start())
                .hasMessageContaining("the option timeMin must be a time such as");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void theValuesOfAQueryStayOneValueEach() {
        dingtalk.next(20, page("[]", null));
        String nasty = "a&nextToken=b#c/../?%26=+日";

        send(LIST_EVENTS, null, Map.of(SYNC_TOKEN, nasty, "CamelDingTalkCalendarSeriesMasterId", "s&t"));

        assertThat(onlyRequest().target())
                .endsWith(
                        "/events?syncToken=a%26nextToken%3Db%23c%2F..%2F%3F%2526%3D%2B%E6%97%A5&seriesMasterId=s%26t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelDingTalkCalendarShowDeleted=maybe=must be true or false",
                "CamelDingTalkCalendarMaxResults=0=must be a whole number of at least 1",
                "CamelDingTalkCalendarMaxResults=ten=must be a whole number of at least 1",
                "CamelDingTalkCalendarMaxAttendees=-1=must be a whole number of at least 1",
                "CamelDingTalkCalendarSyncToken=a b=white space",
            })
    void aWrongParameterIsNamed(String test) {
        String[] parts = test.split("=", -1);

        assertFails(DingTalkInvalidParameterException.class, send(LIST_EVENTS, null, Map.of(parts[0], parts[1])))
                .hasMessageContaining(parts[2]);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aNumberCanBeOfAnyTypeThatHasWholeNumbers() {
        for (Object size : List.of(2, 2L, (short) 2, BigInteger.TWO, "2", new StringBuilder(" 2 "))) {
            assertSucceeds(send(LIST_EVENTS, null, Map.of("CamelDingTalkCalendarMaxResults", size)));
        }
        assertThat(dingtalk.requests()).hasSize(6).allSatisfy(request -> assertThat(request.target())
                .endsWith("?maxResults=2"));
        assertFails(
                DingTalkInvalidParameterException.class,
                send(LIST_EVENTS, null, Map.of("CamelDingTalkCalendarMaxResults", 2.5)));
    }

    @Test
    void theParametersOfToDAreSentAsHeadersSoThatOneEndpointServesAll() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic")
                        .toD(LIST_EVENTS + "?timeMin=${header.from}&maxResults=2&showDeleted=${header.deleted}");
            }
        });
        int endpoints = context.getEndpoints().size();
        for (int day = 1; day < 10; day++) {
            assertSucceeds(send(
                    "direct:dynamic", null, Map.of("from", "2026-01-0" + day + "T00:00:00+08:00", "deleted", "true")));
        }

        assertThat(context.getEndpoints().size()).isLessThanOrEqualTo(endpoints + 2);
        assertThat(dingtalk.requests().get(0).target())
                .contains("timeMin=2025-12-31T16%3A00%3A00.000Z")
                .contains("showDeleted=true")
                .contains("maxResults=2");
    }

    @Test
    void aViewHasEachInstanceOfASeries() {
        assertSucceeds(send(
                "dingtalk-calendar:createEvent",
                "{\"summary\":\"daily\",\"start\":{\"date\":\"2026-01-05\"},\"end\":{\"date\":\"2026-01-06\"},"
                        + "\"isAllDay\":true,\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
                        + "\"range\":{\"type\":\"numbered\",\"numberOfOccurrences\":3}}}"));

        assertThat(events(send(VIEW, null)))
                .extracting(event -> event.start().date())
                .containsExactly("2026-01-05", "2026-01-06", "2026-01-07");
        assertThat(events(send(VIEW + "&maxResults=1", null))).hasSize(3);
    }

    @SuppressWarnings("unchecked")
    private static List<CalendarEvent> events(Exchange exchange) {
        return (List<CalendarEvent>) assertSucceeds(exchange).actual();
    }

    private void putEvents(int count) {
        for (int i = 1; i <= count; i++) {
            LocalDate day = LocalDate.of(2026, 1, i);
            dingtalk.put(EmulatedEvent.allDay("e-" + i, USER_ID, "Day " + i, day, day.plusDays(1)));
        }
    }

    private static EmulatedResponse page(String events, String nextToken) {
        return EmulatedResponse.json(
                200, "{\"events\":" + events + (nextToken == null ? "" : ",\"nextToken\":\"" + nextToken + "\"") + "}");
    }
}
