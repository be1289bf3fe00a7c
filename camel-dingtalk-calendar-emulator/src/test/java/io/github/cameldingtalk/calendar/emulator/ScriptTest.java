// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final ReceivedRequest LIST = TestService.request("GET", "/v1.0/calendar/users/user/calendars", "");
    private static final ReceivedRequest GET =
            TestService.request("GET", "/v1.0/calendar/users/user/subscribedCalendars/calendar", "");
    private static final ReceivedRequest UNKNOWN = TestService.request("GET", "/unknown", "");
    private static final EmulatedResponse ONE = EmulatedResponse.status(501);
    private static final EmulatedResponse TWO = EmulatedResponse.status(502);
    private static final EmulatedResponse THREE = EmulatedResponse.status(503);

    private final Script script = new Script();

    @Test
    void withoutAScriptTheApiResponds() {
        assertThat(response(LIST)).isNull();
    }

    @Test
    void theNextResponsesAreUsedOnceInTheirOrder() {
        script.next(null, List.of(ONE, TWO));

        assertThat(script.waiting()).isEqualTo(2);
        assertThat(response(LIST)).isSameAs(ONE);
        assertThat(response(UNKNOWN)).isSameAs(TWO);
        assertThat(response(LIST)).isNull();
        assertThat(script.waiting()).isZero();
    }

    @Test
    void aResponseForAnOperationWaitsForThisOperation() {
        script.next(ApiOperation.GET_SUBSCRIBED, List.of(ONE));

        assertThat(response(LIST)).isNull();
        assertThat(response(UNKNOWN)).isNull();
        assertThat(response(GET)).isSameAs(ONE);
    }

    @Test
    void aNextResponseComesBeforeAPermanentOne() {
        script.always(ApiOperation.LIST, TWO);
        script.next(null, List.of(ONE));

        assertThat(response(LIST)).isSameAs(ONE);
        assertThat(response(LIST)).isSameAs(TWO);
        assertThat(response(LIST)).isSameAs(TWO);
        assertThat(response(GET)).isNull();
    }

    @Test
    void clearingRemovesEverything() {
        script.interceptor(request -> THREE);
        script.always(ApiOperation.LIST, TWO);
        script.next(null, List.of(ONE));
        script.latency(Duration.ofSeconds(1));

        script.clear();

        assertThat(response(LIST)).isNull();
        assertThat(script.interceptor()).isNull();
        assertThat(script.latency()).isZero();
    }

    private EmulatedResponse response(ReceivedRequest request) {
        Reasoned<EmulatedResponse> chosen = script.response(request);
        return chosen == null ? null : chosen.response();
    }
}
