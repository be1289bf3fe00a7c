// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aPathOfAnotherOperationHasNoVariables() {
        assertThatThrownBy(() -> ApiOperation.LIST.pathVariable("/v1.0/oauth2/accessToken", "userId"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LIST");
    }
}
