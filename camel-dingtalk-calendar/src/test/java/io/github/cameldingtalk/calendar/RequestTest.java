// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest extends DingTalkCalendarTestSupport {

    @Test
    void theRequestHasTheseHeadersOnly() {
        send(UPDATE, "{\"name\":\"日历\"}");

        ReceivedRequest request = onlyRequest();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo(PATH);
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        assertThat(headers)
                .hasSameSizeAs(request.headers())
                .containsEntry("x-acs-dingtalk-access-token", TOKEN)
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Length", "17")
                .containsEntry("Host", "127.0.0.1:" + dingtalk.port())
                .containsOnlyKeys(
                        "x-acs-dingtalk-access-token",
                        "Content-Type",
                        "Accept",
                        "User-Agent",
                        "Content-Length",
                        "Host");
        assertThat(headers.get("User-Agent")).matches("camel-dingtalk-calendar/\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @CsvSource({
        "a/../b, a%2F..%2Fb",
        "a/b, a%2Fb",
        "a?b=c, a%3Fb%3Dc",
        "a#b, a%23b",
        "a;b, a%3Bb",
        "a%2Fb, a%252Fb",
        "%2e%2e, %252e%252e",
        "a+c, a%2Bc",
        "日\uD83D\uDCC5, %E6%97%A5%F0%9F%93%85",
        "{{secret}}, %7B%7Bsecret%7D%7D",
        "${header.x}, %24%7Bheader.x%7D",
        "..., ...",
        "a=b@c:d!, a%3Db%40c%3Ad%21",
        "'\\x', '%5Cx'",
        "~-._, ~-._",
    })
    void everyIdIsOnePathSegment(String id, String encoded) {
        send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.CALENDAR_ID, id));
        send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.USER_ID, id));

        assertThat(dingtalk.requests())
                .extracting(ReceivedRequest::target)
                .containsExactly(
                        "/v1.0/calendar/users/" + USER_ID + "/subscribedCalendars/" + encoded,
                        "/v1.0/calendar/users/" + encoded + "/subscribedCalendars/" + CALENDAR_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a b", "a\nb", "a\r\nHost: evil", "a\u0000", "a\u0085", "\uD83D", "a\uDCC5"})
    void anIdThatIsNotAPathSegmentIsRejected(String id) {
        for (String header : List.of(DingTalkCalendarConstants.USER_ID, DingTalkCalendarConstants.CALENDAR_ID)) {
            DingTalkInvalidParameterException failure =
                    failure(DingTalkInvalidParameterException.class, send(UPDATE, "{}", Map.of(header, id)));

            String option = header.equals(DingTalkCalendarConstants.USER_ID) ? "userId" : "calendarId";
            assertThat(failure.getMessage()).contains(option + " ").doesNotContain("\n", "\r", "\u0000");
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sec\r\nHost: evil", "sec ret", "secrét", "se\u0000cret"})
    void aTokenThatIsNotAHeaderValueIsRejectedAndNotShown(String token) {
        DingTalkInvalidParameterException failure = failure(
                DingTalkInvalidParameterException.class,
                send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, token)));

        assertThat(failure.getMessage()).contains("accessToken").doesNotContain("secr", "evil");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void noHeaderOfTheMessageChangesTheRequest() {
        try (DingTalkEmulator evil = DingTalkEmulator.start()) {
            Map<String, Object> headers = new LinkedHashMap<>();
            headers.put(Exchange.HTTP_URI, evil.baseUri() + "/evil");
            headers.put("CamelRestHttpUri", evil.baseUri() + "/evil");
            headers.put("CamelRestHttpQuery", "evil=1");
            headers.put(Exchange.HTTP_PATH, "evil");
            headers.put(Exchange.HTTP_QUERY, "evil=1");
            headers.put(Exchange.HTTP_RAW_QUERY, "evil=1");
            headers.put(Exchange.HTTP_METHOD, "DELETE");
            headers.put(Exchange.HTTP_HOST, "evil");
            headers.put("CamelHttpProtocolVersion", "HTTP/1.0");
            headers.put("CamelDestinationOverrideUrl", evil.baseUri());
            headers.put("Host", "evil.example.com");
            headers.put("Authorization", "evil");
            headers.put("Content-Type", "text/evil");
            headers.put("Content-Length", "1");
            headers.put("Transfer-Encoding", "chunked");
            headers.put("x-acs-dingtalk-access-token", "evil");
            headers.put("X-Mine", "evil");

            Exchange exchange = send(UPDATE, "{}", headers);

            assertSucceeds(exchange).isEqualTo(true);
            assertThat(evil.requests()).isEmpty();
            assertThat(onlyRequest().target()).isEqualTo(PATH);
            assertThat(onlyRequest().toString()).doesNotContain("evil").contains("Host: 127.0.0.1:");
        }
    }

    @Test
    void thePathOfTheBaseUriIsKeptAsAPrefix() {
        for (String prefix : List.of("/gate/way", "/gate%20way/", "/")) {
            send(UPDATE + "?baseUri=" + dingtalk.baseUri() + prefix.replace("%", "%25"), "{}");
        }

        assertThat(dingtalk.requests())
                .extracting(ReceivedRequest::target)
                .containsExactly("/gate/way" + PATH, "/gate%20way" + PATH, PATH);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (DingTalkEmulator elsewhere = DingTalkEmulator.start()) {
            dingtalk.next(EmulatedResponse.status(status).header("Location", elsewhere.baseUri() + "/"));

            DingTalkUnexpectedResponseException failure =
                    failure(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

            assertThat(failure.getStatusCode()).isEqualTo(status);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(dingtalk.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void noStatusIsRetried(int status) {
        dingtalk.next(EmulatedResponse.status(status).header("Retry-After", "0"));

        assertFails(DingTalkCalendarException.class, send(UPDATE, "{}"));
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void cookiesAreNotKept() {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}").header("Set-Cookie", "session=1; Path=/"));

        send(UPDATE, "{}");
        send(UPDATE, "{}");

        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.header("Cookie") == null);
    }

    @Test
    void oneConnectionIsUsedForManyCalls() {
        for (int i = 0; i < 5; i++) {
            send(UPDATE, "{}");
        }

        assertThat(dingtalk.requests()).hasSize(5).allMatch(request -> request.connection() == 1);
    }
}
