// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that quote the secrets of the request. No exception, cause or log may show them. */
@Timeout(60)
class TokenSecretsTest extends AppTestSupport {

    private static final String SECRET = "s3cr3t-";
    private static final String QUOTED = SECRET + "client," + SECRET + "grant";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> SECRET + "grant");
        context.getRegistry().bind("secretTickets", (SuiteTicketSupplier) () -> SECRET + "grant");
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                return null;
            }

            @Override
            public void save(String refreshToken) {
                throw new IllegalStateException("cannot save " + refreshToken);
            }
        });
        return context;
    }

    static Stream<EmulatedResponse> responses() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                EmulatedResponse.json(400, "{\"code\":\"x\",\"message\":\"" + QUOTED + "\"}"),
                EmulatedResponse.json(400, "{\"code\":\"" + QUOTED + "\"}"),
                EmulatedResponse.json(400, "{\"code\":\"invalidAuthInfo\",\"message\":\"" + QUOTED + "\"}"),
                EmulatedResponse.json(200, "{\"errcode\":1,\"errmsg\":\"" + QUOTED + "\"}"),
                EmulatedResponse.json(200, "{\"accessToken\":\"" + SECRET + " access\"}"),
                EmulatedResponse.json(
                        200, "{\"accessToken\":\" " + SECRET + "access\",\"refreshToken\":\"" + SECRET + "next\"}"),
                EmulatedResponse.json(200, "{\"accessToken\":\"" + SECRET + "access"),
                EmulatedResponse.status(401).body(QUOTED),
                EmulatedResponse.status(502).body(QUOTED),
                RawResponse.of(QUOTED + "\r\n\r\n"),
                RawResponse.of("HTTP/1.1 " + QUOTED + "\r\n\r\n"),
                RawResponse.of(QUOTED + "/1.1 200 OK\r\n\r\n"),
                RawResponse.of(ok + QUOTED + "\r\n\r\n"),
                RawResponse.of(ok + "Content-Length: " + QUOTED + "\r\n\r\n"),
                RawResponse.of(ok + "Transfer-Encoding: " + QUOTED + "\r\n\r\n"),
                RawResponse.of(ok + "Transfer-Encoding: chunked\r\n\r\n" + QUOTED + "\r\n"),
                RawResponse.of(ok + "Content-Encoding: " + QUOTED + "\r\nContent-Length: 2\r\n\r\n{}"),
                RawResponse.of(ok + "Location: " + QUOTED + "\r\nContent-Length: 999\r\n\r\n" + QUOTED));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void noSecretIsShown(EmulatedResponse response) {
        String app = UPDATE + "?clientId=personal&clientSecret=" + SECRET + "client";
        dingtalk.intercept(request -> request.method().equals("POST") ? response : null);
        try (CapturedLog log = new CapturedLog()) {
            for (String uri : new String[] {
                app + "&refreshToken=" + SECRET + "grant",
                app + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store",
                ENTERPRISE.replace("#tickets", "#secretTickets").replace("suite-s3cret", SECRET + "client")
                        + "&corpId=corp-1"
            }) {
                Exception failure = send(uri, "{}").getException();
                assertThat((Throwable) failure).isInstanceOf(DingTalkCalendarException.class);
                assertThat(texts(failure)).contains("oauth2/").doesNotContain(SECRET);
            }
            // HttpClient itself logs the headers of a response at DEBUG.
            assertThat(log.text().lines().filter(line -> !line.contains("org.apache.hc.")))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    /** The texts of an exception, its causes and what was suppressed, without the lines of the stack. */
    private static String texts(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .filter(line -> !line.strip().startsWith("at "))
                .collect(joining("\n"));
    }
}
