// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceivedRequestTest {

    private final ReceivedRequest request = new ReceivedRequest(
            "PUT",
            "/v1.0/calendar/users/u/subscribedCalendars/c",
            List.of(Map.entry("X-One", "first"), Map.entry("X-One", "second")),
            "中".getBytes(StandardCharsets.UTF_8),
            1);

    @Test
    void aHeaderIsFoundInAnyCase() {
        assertThat(request.header("x-ONE")).isEqualTo("first");
        assertThat(request.header("x-two")).isNull();
    }

    @Test
    void theTextHasHeadersAndBody() {
        assertThat(request)
                .hasToString(
                        "PUT /v1.0/calendar/users/u/subscribedCalendars/c HTTP/1.1\nX-One: first\nX-One: second\n\n中");
    }

    @Test
    void requestsAreSelectedByOperation() {
        ReceivedRequests requests =
                new ReceivedRequests(List.of(request, TestService.request("GET", "/", "")), removed -> {});

        assertThat(requests.to(ApiOperation.UPDATE_SUBSCRIBED).only()).isSameAs(request);
        assertThat(requests.last().method()).isEqualTo("GET");
        assertThatThrownBy(requests::only)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected one request, but received 2: [PUT /v1.0");
        assertThatThrownBy(() -> requests.to(ApiOperation.LIST).last())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected a request, but received none");
    }
}
