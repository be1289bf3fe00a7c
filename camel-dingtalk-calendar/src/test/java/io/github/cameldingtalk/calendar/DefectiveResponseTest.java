// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.RawResponse.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DefectiveResponseTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @MethodSource("responsesCutShort")
    void aResponseThatIsCutShortFails(String response) {
        dingtalk.next(RawResponse.of(response));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(failure).hasMessageContaining("could not be read to its end");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    static Stream<String> responsesCutShort() {
        return Stream.of(
                HEAD + "Content-Length: 100\r\n\r\n{\"result\":true}",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nf\r\n{\"result\":true}",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nf\r\n{\"result\":true}\r\n",
                HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"result\":true}\r\n");
    }

    @Test
    void anErrorResponseThatIsCutShortIsClassifiedByItsStatus() {
        dingtalk.next(RawResponse.of("HTTP/1.1 401 x\r\nContent-Length: 100\r\n\r\n{\"code\":\"Inv"));

        assertFails(DingTalkAuthenticationException.class, send(UPDATE, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: unheard\r\nContent-Length: 2\r\n\r\n{}",
            })
    void aResponseThatIsNotHttpFails(String text) {
        dingtalk.next(RawResponse.of(text));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aResponseWithoutALengthIsReadUntilTheConnectionIsClosed() {
        dingtalk.next(RawResponse.of(HEAD + "\r\n{\"result\":true}"));

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999"})
    void aNumberThatIsTooLargeFails(String number) {
        dingtalk.next(
                EmulatedResponse.json(200, "{\"result\":" + number + "}"),
                EmulatedResponse.json(503, "{\"code\":" + number + "}"));

        assertFails(DingTalkUnexpectedResponseException.class, send(UPDATE, "{}"));
        assertFails(DingTalkServiceException.class, send(UPDATE, "{}"));
    }
}
