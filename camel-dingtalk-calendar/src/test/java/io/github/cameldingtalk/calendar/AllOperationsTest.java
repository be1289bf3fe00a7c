// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
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

class AllOperationsTest extends DingTalkCalendarTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
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

    @ParameterizedTest
    @EnumSource(DingTalkCalendarOperation.class)
    void everyOperationChecksTheIdsAndIgnoresOtherHeaders(DingTalkCalendarOperation operation) {
        String uri = "dingtalk-calendar:" + operation + "?eventId=e";
        for (String id : List.of(".", "..", "a\nb")) {
            assertFails(
                    DingTalkInvalidParameterException.class,
                    send(uri, OperationBodies.of(operation), Map.of(DingTalkCalendarConstants.USER_ID, id)));
        }
        assertFails(
                DingTalkInvalidParameterException.class,
                send(uri, OperationBodies.of(operation), Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "to ken")));
        assertThat(dingtalk.requests()).isEmpty();

        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"requestid\":\"R-6\"}"));
        Exchange denied = send(
                uri,
                OperationBodies.of(operation),
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
        "createEvent, 400, flowLimit, current user can not create events exceed 100 per day, QuotaExceeded",
        "createEvent, 400, invalidParameter, Event start time not set., InvalidParameter",
        "createEvent, 400, permissionDeny, the user is not in the range, PermissionDenied",
        "createEvent, 404, itemNotFound, forwardErrorMessage, InvalidParameter",
        "getEvent, 404, instanceNotExist, instance not exist, InvalidParameter",
        "listAttendees, 400, invalidParameter.subscribed.invalid, Subscribed calendar not support, InvalidParameter",
        "listEvents, 400, InvalidParameter.ParsedISO8601TimestampError, wrong time, InvalidParameter",
        "createEvent, 400, idempotencyProcessing, Idempotency processing, Service",
        "respondEvent, 400, idempotencyProcessing, Idempotency processing, Service",
        "listSubscribed, 400, invalidParameter, forwardErrorMessage, InvalidParameter",
    })
    void eachErrorHasItsExceptionClass(String operation, int status, String code, String message, String type) {
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}"));

        DingTalkCalendarException failure = failure(DingTalkCalendarException.class, sendExample(operation));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("DingTalk" + type + "Exception");
        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getErrorMessage()).isEqualTo(message);
    }

    @Test
    void eachErrorOfTheEmulatorHasItsExceptionClass() {
        dingtalk.put(EmulatedCalendar.of("not-mine", "someone-else"));

        assertFails(DingTalkPermissionDeniedException.class, send(GET + "?calendarId=not-mine", null));
        assertFails(DingTalkPermissionDeniedException.class, send(DELETE + "?calendarId=not-mine", null));
        assertFails(DingTalkPermissionDeniedException.class, send(SUBSCRIBE + "?calendarId=not-mine", null));
        assertFails(DingTalkInvalidParameterException.class, send(SUBSCRIBE + "?calendarId=primary", null))
                .hasMessageContaining("calendar type invalid");
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
                "createEvent | {}",
                "createEvent | ''",
                "createEvent | {\"id\":\" \"}",
                "getEvent | {\"id\":7}",
                "getEvent | {\"id\":\"e\",\"start\":\"tomorrow\"}",
                "getEvent | {\"id\":\"e\",\"attendees\":[null]}",
                "getEvent | {\"id\":\"e\",\"reminders\":[null]}",
                "patchEvent | {\"result\":true}",
                "deleteEvent | []",
                "deleteEvent | {\"result\":\"yes\"}",
                "deleteEvent | {\"message\":\"maintenance\"}",
                "removeAttendee | {\"status\":\"UP\"}",
                "addAttendee | <html>",
                "respondEvent | 7",
                "listEvents | {}",
                "listEvents | {\"events\":{}}",
                "listEvents | {\"events\":[null]}",
                "listEvents | {\"events\":[{}]}",
                "listEvents | {\"events\":[{\"id\":7}]}",
                "listEvents | {\"events\":[{\"id\":\"e\"}],\"nextToken\":{\"a\":\"b\"}}",
                "listEventsView | {\"events\":[{\"id\":\"e\",\"uiConfigs\":[null]}]}",
                "listAttendees | {\"attendees\":[],\"nextToken\":[]}",
                "listAttendees | {\"attendees\":[null]}",
                "listEventsView | {\"value\":[]}",
                "listAttendees | {\"events\":[]}",
                "listCalendars | {\"calendars\":[]}",
                "deleteSubscribed | ''",
                "unsubscribe | ''",
            })
    void aResponseWithoutTheBodyOfTheOperationFails(String operation, String response) {
        dingtalk.next(EmulatedResponse.json(200, response));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, sendExample(operation));

        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure).hasMessageContaining("expected ").hasMessageContaining("a JSON object");
    }

    @Test
    void aRouteCreatesUpdatesSubscribesListsUnsubscribesAndDeletes() {
        Exchange exchange = send("direct:life", EXAMPLE);

        assertSucceeds(exchange).isEqualTo(true);
        assertThat((List<?>) exchange.getProperty("listed"))
                .as("the new calendar, and the author's other one")
                .hasSize(2);
        assertThat(dingtalk.calendars())
                .extracting(EmulatedCalendar::calendarId)
                .containsExactly(CALENDAR_ID);
    }

    private Exchange sendExample(String operation) {
        return send(
                "dingtalk-calendar:" + operation + "?eventId=e",
                OperationBodies.of(DingTalkCalendarOperation.valueOf(operation)));
    }
}
