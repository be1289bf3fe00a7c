// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiOperationTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1.0/calendar/users/u/subscribedCalendars, CREATE_SUBSCRIBED",
        "GET, /v1.0/calendar/users/u/subscribedCalendars/c, GET_SUBSCRIBED",
        "PUT, /v1.0/calendar/users/u/subscribedCalendars/c, UPDATE_SUBSCRIBED",
        "DELETE, /v1.0/calendar/users/u/subscribedCalendars/c, DELETE_SUBSCRIBED",
        "POST, /v1.0/calendar/users/u/calendars/c/subscribe, SUBSCRIBE",
        "POST, /v1.0/calendar/users/u/calendars/c/unsubscribe, UNSUBSCRIBE",
        "GET, /v1.0/calendar/users/u/calendars, LIST",
        "POST, /v1.0/calendar/users/u/calendars/primary/events, CREATE_EVENT",
        "GET, /v1.0/calendar/users/u/calendars/primary/events/e, GET_EVENT",
        "GET, /v1.0/calendar/users/u/calendars/primary/events/e?maxAttendees=1, GET_EVENT",
        "PUT, /v1.0/calendar/users/u/calendars/primary/events/e, PATCH_EVENT",
        "DELETE, /v1.0/calendar/users/u/calendars/primary/events/e, DELETE_EVENT",
        "DELETE, /v1.0/calendar/users/u/calendars/primary/events/e?pushNotification=true, DELETE_EVENT",
        "GET, /v1.0/calendar/users/u/calendars/c/events, LIST_EVENTS",
        "GET, /v1.0/calendar/users/u/calendars/c/events?timeMin=a&nextToken=b, LIST_EVENTS",
        "GET, /v1.0/calendar/users/u/calendars/c/eventsview?timeMin=a/b?c, LIST_EVENTS_VIEW",
        "GET, /v1.0/calendar/users/u/calendars/c/events/e/attendees, LIST_ATTENDEES",
        "POST, /v1.0/calendar/users/u/calendars/c/events/e/attendees, ADD_ATTENDEE",
        "POST, /v1.0/calendar/users/u/calendars/c/events/e/attendees/batchRemove, REMOVE_ATTENDEE",
        "POST, /v1.0/calendar/users/u/calendars/c/events/e/respond, RESPOND_EVENT",
        "POST, /v1.0/oauth2/accessToken, ACCESS_TOKEN",
        "POST, /v1.0/oauth2/corpAccessToken, CORP_ACCESS_TOKEN",
        "POST, /v1.0/oauth2/userAccessToken, USER_ACCESS_TOKEN",
        "POST, /v1.0/oauth2/corp/token, TOKEN",
    })
    void anOperationIsFoundByMethodAndPath(String method, String target, ApiOperation operation) {
        assertThat(ApiOperation.of(method, target)).hasValue(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /v1.0/calendar/users/u/subscribedCalendars/c",
        "GET, /v1.0/calendar/users/u/calendars/c",
        "GET, /v1.0/calendar/users/u/calendars/",
        "GET, /v1.0/calendar/users/u/calendars?a=b",
        "GET, /v1.0/calendar/users/u/subscribedCalendars/c/d",
        "POST, /v1.0/calendar/users/u/calendars/c/events?a=b",
        "GET, /v1.0/calendar/users/u/calendars/c/events#a",
        "GET, /v1.0/calendar/users/u/calendars/c/eventsview/e",
        "PATCH, /v1.0/calendar/users/u/calendars/c/events/e",
        "GET, /v1x0/calendar/users/u/calendars",
        "GET, /v1.0/oauth2/accessToken",
        "POST, /prefix/v1.0/oauth2/accessToken",
    })
    void anotherMethodOrPathIsNoOperation(String method, String target) {
        assertThat(ApiOperation.of(method, target)).isEmpty();
    }

    @Test
    void aPathVariableIsDecodedAndMayBeEmpty() {
        String target = "/v1.0/calendar/users/a%2Fb%E4%B8%AD/subscribedCalendars/";

        assertThat(ApiOperation.GET_SUBSCRIBED.pathVariable(target, "userId")).isEqualTo("a/b中");
        assertThat(ApiOperation.GET_SUBSCRIBED.pathVariable(target, "calendarId"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void theDescriptionOfTheApiHasThePermissionOfEachOperation(ApiOperation operation) throws IOException {
        String description;
        try (InputStream in = ApiOperation.class.getResourceAsStream("openapi.yaml")) {
            description = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int start = description.indexOf("operationId: " + operation.operationName() + "\n");
        String security = description
                .substring(description.indexOf("security: [", start))
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(start).isPositive();
        assertThat(security)
                .isEqualTo(
                        operation.scope() == null
                                ? "security: []"
                                : "security: [{accessToken: [" + operation.scope() + "]}]");
    }

    @Test
    void aPathOfAnotherOperationHasNoVariables() {
        assertThatThrownBy(() -> ApiOperation.LIST.pathVariable("/v1.0/oauth2/accessToken", "userId"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LIST");
    }
}
