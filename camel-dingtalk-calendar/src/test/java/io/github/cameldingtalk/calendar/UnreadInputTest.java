// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends more than the response: the next call must not take the rest for its own response. */
@Timeout(60)
class UnreadInputTest extends DingTalkCalendarTestSupport {

    private static final String ANOTHER =
            RawResponse.HEAD + "Content-Length: 32\r\n\r\n{\"calendarId\":\"of another user\"}";
    private static final String TIMEOUT_408 = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n";

    /** In one packet with the response, so that it is in the buffer of the connection. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSecondResponseInTheSamePacketIsNobodys(boolean tls) throws Exception {
        assertNextCallHasItsOwnResponse(tls, Behavior.write(RawResponse.OK + ANOTHER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBodyOfAResponseThatCannotHaveOneIsNobodys(boolean tls) throws Exception {
        assertNextCallHasItsOwnResponse(
                tls, Behavior.write("HTTP/1.1 304 Not Modified\r\nContent-Length: 15\r\n\r\n{\"result\":true}"));
        assertNextCallHasItsOwnResponse(tls, Behavior.write("HTTP/1.1 204 No Content\r\n\r\n{\"result\":true}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyThatIsLongerThanAnnouncedIsNobodys(boolean tls) throws Exception {
        assertNextCallHasItsOwnResponse(
                tls, Behavior.write(RawResponse.HEAD + "Content-Length: 15\r\n\r\n{\"result\":true}}\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResponseOnAnIdleConnectionIsNobodys(boolean tls) throws Exception {
        for (boolean closes : new boolean[] {false, true}) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch written = new CountDownLatch(1);
            try (ScriptedServer server = new ScriptedServer(tls, Behavior.write(RawResponse.OK))) {
                server.next((socket, request, number) -> {
                    RawResponse.write(socket, RawResponse.OK);
                    release.await();
                    RawResponse.write(socket, TIMEOUT_408);
                    written.countDown();
                    return !closes;
                });
                String uri = uri(server, tls);
                assertSucceeds(send(UPDATE + uri, "{}")).isEqualTo(true);
                release.countDown();
                written.await();

                assertSucceeds(send(UPDATE + uri, "{}")).isEqualTo(true);

                assertThat(server.requests()).hasSize(2);
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    /** Also for a request that must not be sent twice. */
    @Test
    void aCreateDoesNotTakeAResponseThatIsNobodys() throws Exception {
        try (ScriptedServer server = new ScriptedServer(false, Behavior.write(ANOTHER))) {
            server.next(Behavior.write(
                    RawResponse.OK + RawResponse.HEAD + "Content-Length: 22\r\n\r\n{\"calendarId\":\"faked\"}"));
            String uri = uri(server, false);
            assertSucceeds(send(UPDATE + uri, "{}")).isEqualTo(true);

            assertSucceeds(send(CREATE + uri, EXAMPLE)).isEqualTo("of another user");

            assertThat(server.requests()).hasSize(2);
        }
    }

    private void assertNextCallHasItsOwnResponse(boolean tls, Behavior first) throws Exception {
        try (ScriptedServer server = new ScriptedServer(tls, Behavior.write(RawResponse.OK))) {
            server.next(
                    first,
                    Behavior.write("HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n"
                            + "{\"code\":\"invalidParameter\"}"));
            String uri = uri(server, tls);
            send(UPDATE + uri, "{}");

            assertFails(DingTalkCalendarException.class, send(UPDATE + uri, "{}"))
                    .returns(400, DingTalkCalendarException::getStatusCode);
            assertSucceeds(send(UPDATE + uri, "{}")).isEqualTo(true);
            assertThat(server.requests()).hasSize(3);
        }
    }

    private String uri(ScriptedServer server, boolean tls) {
        context.getRegistry().bind("tls", TestCertificate.trusting());
        return "?responseTimeout=5s&baseUri=" + server.baseUri() + (tls ? "&sslContextParameters=#tls" : "");
    }
}
