// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFamilyTest extends DingTalkCalendarTestSupport {

    private static final String CREATE = "dingtalk-calendar:createSubscribed";
    private static final String GET = "dingtalk-calendar:getSubscribed";
    private static final String DELETE = "dingtalk-calendar:deleteSubscribed";
    private static final String SUBSCRIBE = "dingtalk-calendar:subscribe";
    private static final String UNSUBSCRIBE = "dingtalk-calendar:unsubscribe";
    private static final String LIST = "dingtalk-calendar:listSubscribed";
    private static final String USERS = "/v1.0/calendar/users/" + USER_ID;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:getChangeUpdate")
                        .to(GET)
                        .transform()
                        .body(
                                UpdateSubscribedCalendarRequest.class,
                                (calendar, headers) -> calendar.withName((String) headers.get("newName")))
                        .to(UPDATE);
                from("direct:life")
                        .to(CREATE)
                        .setBody(constant("{\"description\":\"new\"}"))
                        .to(UPDATE)
                        .to(SUBSCRIBE)
                        .to(LIST)
                        .setProperty("listed", body())
                        .to(UNSUBSCRIBE)
                        .to(DELETE);
            }
        };
    }

    // ---- each operation

    @Test
    void createGivesTheIdAsBodyAndHeader() {
        Exchange exchange = send(CREATE, EXAMPLE, Map.of(DingTalkCalendarConstants.CALENDAR_ID, "another"));

        String id = exchange.getMessage().getBody(String.class);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.CALENDAR_ID))
                .isEqualTo(id);
        assertThat(onlyRequest().method()).isEqualTo("POST");
        assertThat(onlyRequest().target()).isEqualTo(USERS + "/subscribedCalendars");
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("Traditional Chinese Calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subscribeScope\":{}} | there is no name",
                "{\"name\":null,\"subscribeScope\":{}} | there is no name",
                "{\"name\":\"a\"} | there is no subscribeScope",
                "{\"name\":\"a\",\"subscribeScope\":null} | there is no subscribeScope",
                "{\"name\":\"a\",\"subscribeScope\":{},\"colour\":1} | 'colour' is not a field that the API knows",
            })
    void createNeedsANameAndAScope(String body, String message) {
        assertFails(DingTalkInvalidParameterException.class, send(CREATE, body)).hasMessageContaining(message);
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aFailedCreateLeavesNoIdBehindThatCouldBeTakenForTheNewOne() {
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"));

        Exchange exchange = send(CREATE, EXAMPLE, Map.of(DingTalkCalendarConstants.CALENDAR_ID, "another"));

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(DingTalkCalendarConstants.CALENDAR_ID);
    }

    @Test
    void getGivesTheCalendar() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(GET, "what was there before");

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new SubscribedCalendar(
                        CALENDAR_ID,
                        "Traditional Chinese Calendar",
                        "Traditional Chinese Calendar",
                        USER_ID,
                        List.of(USER_ID),
                        new SubscribeScope(
                                List.of(USER_ID), List.of("cidvrURjEqVe8xxxxxxx"), List.of("dingz0xc7v89789asasdf"))));
        ReceivedRequest request = dingtalk.requests().get(1);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo(USERS + "/subscribedCalendars/" + CALENDAR_ID);
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Type")).isNull();
        assertThat(request.header("Upgrade")).isNull();
    }

    @Test
    void getTakesNoHarmFromMoreFieldsOrFewer() {
        dingtalk.next(
                EmulatedResponse.json(
                        200, "{\"calendarId\":\"c\",\"colour\":\"red\",\"subscribeScope\":{\"deptIds\":[1]}}"),
                EmulatedResponse.json(200, "{\"calendarId\":\"c\",\"name\":null}"));

        assertThat(send(GET, null).getMessage().getBody())
                .isEqualTo(new SubscribedCalendar("c", null, null, null, null, new SubscribeScope()));
        assertThat(send(GET, null).getMessage().getBody())
                .isEqualTo(new SubscribedCalendar("c", null, null, null, null, null));
    }

    @Test
    void getAndListGiveTheTextOfTheAnswerWhenItIsAskedFor() {
        String calendar = "{ \"calendarId\":\"c\", \"colour\":\"日\" }";
        String list = "{\"response\":{\"calendars\":[{\"type\":\"primary\"}]}}";
        dingtalk.next(
                EmulatedResponse.json(200, calendar),
                EmulatedResponse.json(200, list),
                EmulatedResponse.json(200, "no JSON"));

        assertThat(send(GET + "?outputType=json", null).getMessage().getBody()).isEqualTo(calendar);
        assertThat(send(LIST + "?outputType=json", null).getMessage().getBody()).isEqualTo(list);
        assertFails(DingTalkUnexpectedResponseException.class, send(GET + "?outputType=json", null));
        assertThat(send(DELETE + "?outputType=json", null).getMessage().getBody())
                .isEqualTo(true);
    }

    @Test
    void deleteGivesABoolean() {
        assertThat(send(DELETE, null).getMessage().getBody()).isEqualTo(true);

        assertThat(onlyRequest().method()).isEqualTo("DELETE");
        assertThat(onlyRequest().target()).isEqualTo(USERS + "/subscribedCalendars/" + CALENDAR_ID);
        assertThat(dingtalk.calendars()).isEmpty();
    }

    @Test
    void subscribeAndUnsubscribeGiveABoolean() {
        send(UPDATE, EXAMPLE);

        assertThat(send(SUBSCRIBE, null).getMessage().getBody()).isEqualTo(true);
        assertThat(dingtalk.subscribers(CALENDAR_ID)).containsExactly(USER_ID);
        assertThat(send(UNSUBSCRIBE, null).getMessage().getBody()).isEqualTo(true);
        assertThat(dingtalk.subscribers(CALENDAR_ID)).isEmpty();

        assertThat(dingtalk.requests())
                .extracting(request -> request.method() + " " + request.target())
                .endsWith(
                        "POST " + USERS + "/calendars/" + CALENDAR_ID + "/subscribe",
                        "POST " + USERS + "/calendars/" + CALENDAR_ID + "/unsubscribe");
        assertThat(dingtalk.requests().get(1).header("Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"result\":true} | true", "{\"result\":false} | false"})
    void aBodyThatSubscribeAnswersCounts(String answer, boolean result) {
        dingtalk.next(
                EmulatedResponse.json(200, answer),
                EmulatedResponse.json(200, "{}"),
                EmulatedResponse.json(200, "<html>"));

        assertThat(send(SUBSCRIBE, null).getMessage().getBody()).isEqualTo(result);
        assertFails(DingTalkUnexpectedResponseException.class, send(SUBSCRIBE, null));
        assertFails(DingTalkUnexpectedResponseException.class, send(SUBSCRIBE, null));
    }

    @Test
    void listGivesTheSubscribedOnesOnly() {
        send(UPDATE, EXAMPLE);
        send(SUBSCRIBE, null);

        Exchange exchange = send(LIST, null);

        List<?> calendars = exchange.getMessage().getBody(List.class);
        assertThat(calendars).hasSize(1).first().isInstanceOfSatisfying(CalendarSummary.class, calendar -> {
            assertThat(calendar.id()).isEqualTo(CALENDAR_ID);
            assertThat(calendar.summary()).isEqualTo("Traditional Chinese Calendar");
            assertThat(calendar.type()).isEqualTo("subscribed");
            assertThat(calendar.timeZone()).isEqualTo("Asia/Shanghai");
            assertThat(calendar.eTag()).isNotBlank();
            assertThat(calendar.privilege()).isEqualTo("READER");
        });
        assertThat(dingtalk.requests().get(2).target()).isEqualTo(USERS + "/calendars");
    }

    @Test
    void aListOfNoneIsEmpty() {
        dingtalk.next(
                EmulatedResponse.json(200, "{\"response\":{\"calendars\":[]}}"),
                EmulatedResponse.json(200, "{\"response\":{\"calendars\":null}}"),
                EmulatedResponse.json(200, "{\"response\":{}}"));

        for (int i = 0; i < 3; i++) {
            assertThat(send(LIST, null).getMessage().getBody()).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "createSubscribed | {}",
                "createSubscribed | {\"calendarId\":null}",
                "createSubscribed | {\"calendarId\":\" \"}",
                "createSubscribed | {\"calendarId\":7}",
                "createSubscribed | {\"result\":true}",
                "getSubscribed | {}",
                "getSubscribed | {\"name\":\"a\"}",
                "getSubscribed | {\"calendarId\":\"c\",\"managers\":\"m\"}",
                "getSubscribed | {\"calendarId\":\"c\",\"managers\":[null]}",
                "getSubscribed | []",
                "listSubscribed | {}",
                "listSubscribed | {\"response\":[]}",
                "listSubscribed | {\"response\":{\"calendars\":{}}}",
                "deleteSubscribed | {}",
                "unsubscribe | {}",
                "deleteSubscribed | ''",
                "unsubscribe | ''",
            })
    void anAnswerThatIsNotWhatTheOperationPromisesIsNoSuccess(String operation, String answer) {
        dingtalk.next(EmulatedResponse.json(200, answer));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send("dingtalk-calendar:" + operation, EXAMPLE));

        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure).hasMessageContaining("expected a JSON object with");
    }

    // ---- what holds for all

    @ParameterizedTest
    @EnumSource(DingTalkCalendarOperation.class)
    void theSameRulesHoldForAllOperations(DingTalkCalendarOperation operation) {
        String uri = "dingtalk-calendar:" + operation;
        for (String id : List.of(".", "..", "a\nb")) {
            assertFails(
                    DingTalkInvalidParameterException.class,
                    send(uri, EXAMPLE, Map.of(DingTalkCalendarConstants.USER_ID, id)));
        }
        assertFails(
                DingTalkInvalidParameterException.class,
                send(uri, EXAMPLE, Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "to ken")));
        assertThat(dingtalk.requests()).isEmpty();

        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"requestid\":\"R-6\"}"));
        Exchange denied = send(
                uri,
                EXAMPLE,
                Map.of(
                        DingTalkCalendarConstants.USER_ID,
                        "a/../b",
                        DingTalkCalendarConstants.REQUEST_ID,
                        "forged",
                        Exchange.HTTP_URI,
                        "http://evil.example.com",
                        Exchange.HTTP_METHOD,
                        "PATCH",
                        "X-Mine",
                        "evil"));

        DingTalkPermissionDeniedException failure = failure(DingTalkPermissionDeniedException.class, denied);
        assertThat(failure.getOperation()).isEqualTo(operation.name());
        assertThat(denied.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("R-6");
        ReceivedRequest request = onlyRequest();
        assertThat(request.method()).isEqualTo(operation.path().method());
        assertThat(request.target()).startsWith("/v1.0/calendar/users/a%2F..%2Fb/");
        assertThat(request.header("x-acs-dingtalk-access-token")).isEqualTo(TOKEN);
        assertThat(request.header("User-Agent")).startsWith("camel-dingtalk-calendar/");
        assertThat(request.toString()).doesNotContain("evil");
    }

    @ParameterizedTest
    @CsvSource({
        "getSubscribed, 400, invalidParameter, calendar id cannot be null, InvalidParameter",
        "getSubscribed, 403, permissionDenied, permission denied, PermissionDenied",
        "deleteSubscribed, 403, permissionDenied, permission denied, PermissionDenied",
        "deleteSubscribed, 400, invalidParameter, calendarId cannot be blank, InvalidParameter",
        "subscribe, 400, invalidParameter, calendarId cannot be blank, InvalidParameter",
        "unsubscribe, 400, invalidParameter, calendarId cannot be blank, InvalidParameter",
        "subscribe, 400, permissionDenied, the user is not in the subscription scope, PermissionDenied",
        "unsubscribe, 400, permissionDenied, the user is not in the subscription scope, PermissionDenied",
        "subscribe, 400, invalidParameter, calendar type invalid, InvalidParameter",
        "unsubscribe, 400, invalidParameter, calendar type invalid, InvalidParameter",
        "subscribe, 400, exceedSubscribeLimit, too many subscriptions, InvalidParameter",
        "createSubscribed, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
        "getSubscribed, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
        "deleteSubscribed, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
        "subscribe, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
        "unsubscribe, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
        "listSubscribed, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
    })
    void theErrorsOfEachOperationAreTyped(String operation, int status, String code, String message, String type) {
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}"));

        DingTalkCalendarException failure =
                failure(DingTalkCalendarException.class, send("dingtalk-calendar:" + operation, EXAMPLE));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalk" + type + "Exception");
        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getErrorMessage()).isEqualTo(message);
    }

    @Test
    void theEmulatorsOwnErrorsArriveAsTyped() {
        dingtalk.put(EmulatedCalendar.of("not-mine", "someone-else"));

        assertFails(DingTalkPermissionDeniedException.class, send(GET + "?calendarId=not-mine", null));
        assertFails(DingTalkPermissionDeniedException.class, send(DELETE + "?calendarId=not-mine", null));
        assertFails(DingTalkPermissionDeniedException.class, send(SUBSCRIBE + "?calendarId=not-mine", null));
        assertFails(DingTalkInvalidParameterException.class, send(SUBSCRIBE + "?calendarId=primary", null))
                .hasMessageContaining("calendar type invalid");
    }

    // ---- create is never done twice

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void afterAServerErrorItIsNotKnownWhetherTheCalendarWasMade(int status) {
        dingtalk.next(EmulatedResponse.status(status));

        DingTalkServiceException failure = failure(DingTalkServiceException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageEndingWith("; whether it took effect is not known");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void afterACutConnectionItIsNotKnownWhetherTheCalendarWasMade() {
        send(GET, null);
        dingtalk.next(EmulatedResponse.wire(socket -> {}));

        DingTalkConnectionException failure = failure(DingTalkConnectionException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(dingtalk.requests()).hasSize(2);
        assertThat(dingtalk.requests().get(1).connection()).isEqualTo(1);
    }

    @Test
    void anAnswerThatCannotBeReadMayHaveBeenASuccess() {
        dingtalk.next(EmulatedResponse.json(200, "{\"calendarId\":\"c"), EmulatedResponse.json(200, "{}"));

        for (int i = 0; i < 2; i++) {
            assertThat(failure(DingTalkUnexpectedResponseException.class, send(CREATE, EXAMPLE))
                            .isOutcomeUnknown())
                    .isTrue();
        }
    }

    @Test
    void aSystemErrorLeavesItOpenWhateverItsStatus() {
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"system.error\",\"message\":\"failed\"}"));

        DingTalkServiceException failure = failure(DingTalkServiceException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aBlockedAddressHasMadeNothingThoughItsStatusIsASuccess() {
        dingtalk.next(EmulatedResponse.blocked());

        DingTalkThrottledException failure = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void whenItIsKnownThatNothingWasMadeCreateMayBeTriedAgain() {
        dingtalk.next(
                EmulatedResponse.json(403, "{\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"}"),
                EmulatedResponse.status(429));

        DingTalkConnectionException refused =
                failure(DingTalkConnectionException.class, send(CREATE + "?baseUri=http://127.0.0.1:1", EXAMPLE));
        DingTalkThrottledException limit = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));
        DingTalkThrottledException busy = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));

        assertThat(List.of(refused, limit, busy))
                .allMatch(DingTalkCalendarException::isRetryable)
                .noneMatch(DingTalkCalendarException::isOutcomeUnknown);
    }

    @Test
    void aStaleConnectionIsReplacedBeforeAnythingOfACreateIsSent() throws Exception {
        java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);
        dingtalk.next(EmulatedResponse.wire(socket -> {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"result\":true}"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            closed.countDown();
            while (socket.getInputStream().read() >= 0) {
                // Until the client has closed its side, too.
            }
        }));
        send(UPDATE, "{}");
        closed.await();

        assertThat(send(CREATE, EXAMPLE).getException()).isNull();

        assertThat(dingtalk.requests())
                .extracting(request -> request.method() + request.connection())
                .containsExactly("PUT1", "POST2");
        assertThat(dingtalk.calendars()).hasSize(2);
    }

    @Test
    void aCreateWhoseTokenIsRefusedIsSentOnceMoreForNothingWasDone() {
        component().getConfiguration().setAccessToken(null);
        dingtalk.putInternalApp("app", "secret");
        String uri = CREATE + "?clientId=app&clientSecret=secret";
        send(uri, EXAMPLE);
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());

        assertThat(send(uri, EXAMPLE).getException()).isNull();

        assertThat(dingtalk.calendars()).hasSize(3);
    }

    // ---- merge

    @Test
    void mergeSendsAllFieldsWithThoseThatWereGiven() throws Exception {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(
                UPDATE + "?updateMode=merge",
                "{\"description\":\"new\",\"subscribeScope\":{\"openConversationIds\":[]}}");

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("PUT", "GET", "PUT");
        JsonNode sent = new ObjectMapper().readTree(dingtalk.requests().get(2).body());
        assertThat(sent)
                .isEqualTo(new ObjectMapper()
                        .readTree(EXAMPLE.replace(
                                        "\"description\" : \"Traditional Chinese Calendar\"",
                                        "\"description\" : \"new\"")
                                .replace("[ \"cidvrURjEqVe8xxxxxxx\" ]", "[]")));
    }

    @Test
    void mergeKeepsExplicitNullsAndReplacesLists() {
        dingtalk.next(
                EmulatedResponse.json(
                        200,
                        "{\"calendarId\":\"c\",\"name\":\"n\",\"author\":\"a\",\"managers\":[\"m\"],"
                                + "\"subscribeScope\":{\"corpIds\":[\"x\"]}}"),
                EmulatedResponse.json(200, "{\"result\":true}"));

        send(UPDATE + "?updateMode=merge", "{\"managers\":[\"o\",\"p\"],\"subscribeScope\":null}");

        assertThat(dingtalk.requests().get(1).bodyAsText())
                .isEqualTo("{\"name\":\"n\",\"managers\":[\"o\",\"p\"],\"subscribeScope\":null}");
    }

    @Test
    void mergeSendsNothingWhenTheCalendarCannotBeRead() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"));

        DingTalkPermissionDeniedException failure =
                failure(DingTalkPermissionDeniedException.class, send(UPDATE + "?updateMode=merge", "{}"));

        assertThat(failure.getOperation()).isEqualTo("getSubscribed");
        assertThat(onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void mergeReadsNothingWhenTheBodyIsRefused() {
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE + "?updateMode=merge", "{\"nmae\":1}"));

        assertThat(dingtalk.requests()).isEmpty();
    }

    // ---- in the forms that a route wants next

    @Test
    void aCalendarConvertsToAMapToJsonAndToAnUpdate() {
        SubscribedCalendar calendar =
                new SubscribedCalendar("c", "n", null, "a", List.of("m"), new SubscribeScope().withCorpIds(List.of()));

        assertThat((Object) context.getTypeConverter().convertTo(Map.class, calendar))
                .isEqualTo(Map.of(
                        "calendarId", "c",
                        "name", "n",
                        "author", "a",
                        "managers", List.of("m"),
                        "subscribeScope", Map.of("corpIds", List.of())));
        assertThat(context.getTypeConverter().convertTo(String.class, calendar))
                .isEqualTo("{\"calendarId\":\"c\",\"name\":\"n\",\"author\":\"a\",\"managers\":[\"m\"],"
                        + "\"subscribeScope\":{\"corpIds\":[]}}");
        assertThat(context.getTypeConverter().convertTo(UpdateSubscribedCalendarRequest.class, calendar))
                .isEqualTo(new UpdateSubscribedCalendarRequest(
                        "n", null, List.of("m"), new SubscribeScope().withCorpIds(List.of())));
    }

    @Test
    void getChangeUpdateIsARouteOfThreeLines() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send("direct:getChangeUpdate", null, Map.of("newName", "Renamed"));

        assertThat((Throwable) exchange.getException()).isNull();
        EmulatedCalendar calendar = dingtalk.calendar(CALENDAR_ID).orElseThrow();
        assertThat(calendar.name()).isEqualTo("Renamed");
        assertThat(calendar.subscribeScope().unionIds()).containsExactly(USER_ID);
    }

    @Test
    void aRouteGoesThroughTheWholeLife() {
        Exchange exchange = send("direct:life", EXAMPLE);

        assertThat((Throwable) exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat((List<?>) exchange.getProperty("listed")).hasSize(1);
        assertThat(dingtalk.calendars())
                .extracting(EmulatedCalendar::calendarId)
                .containsExactly(CALENDAR_ID);
    }
}
