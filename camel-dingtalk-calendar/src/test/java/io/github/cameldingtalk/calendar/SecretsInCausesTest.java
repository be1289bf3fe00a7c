// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server quotes a secret where HTTP does not expect a text, and the HTTP library quotes the server. */
@Timeout(60)
class SecretsInCausesTest extends DingTalkCalendarTestSupport {

    private static final String SECRET = "kept-secret-0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nno colon SECRET\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: SECRET\r\n\r\n",
                "HTTP/1.1 SECRET OK\r\n\r\n",
                "HTTP/SECRET 200 OK\r\n\r\n",
                "SECRET\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: SECRET\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: SECRET\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nSECRET\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}SECRET\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nSECRET\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: SECRET\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 500 SECRET\r\nContent-Type: SECRET\r\nx-acs-request-id: SECRET\r\nContent-Length: 6\r\n\r\nSECRET",
            })
    void noTextOfAnExceptionOrItsCausesQuotesTheSecret(String response) throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(false, Behavior.writeAndClose(response.replace("SECRET", SECRET)))) {
            assertNoSecret(send(UPDATE + "?accessToken=" + SECRET + "&baseUri=" + server.baseUri(), "{}"));

            context.removeEndpoints("*");
            assertNoSecret(
                    send(UPDATE + "?clientId=app&clientSecret=" + SECRET + "&baseUri=" + server.baseUri(), "{}"));
        }
    }

    private static void assertNoSecret(Exchange exchange) {
        Exception failure = exchange.getException();
        assertThat((Throwable) failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.toString()).append(String.valueOf(cause.getMessage()));
        }
        assertThat(text.toString()).doesNotContain(SECRET).doesNotContain(SECRET.substring(0, 12));
    }
}
