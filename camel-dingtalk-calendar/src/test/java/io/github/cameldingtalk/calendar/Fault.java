// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import java.util.EnumSet;
import java.util.Set;

/** What a server or a proxy can do to a call, what comes out, and what a user can do. */
enum Fault {
    CLOSED(
            "The server closes the connection, and sends no response",
            Expected.connection().withUnknownOutcome().replacedIfPooled(),
            "Retry. Before you create again, look for the calendar",
            Behavior.writeAndClose("")),
    RESET(
            "The server resets the connection, and sends no response",
            Expected.connection().withUnknownOutcome().replacedIfPooled(),
            "Retry. Before you create again, look for the calendar",
            (socket, request, number) -> {
                socket.setSoLinger(true, 0);
                return false;
            }),
    SILENT(
            "The server sends nothing until the `responseTimeout`",
            Expected.connection().withUnknownOutcome(),
            "Retry later, or set a longer `responseTimeout`",
            (socket, request, number) -> untilClosed(socket, "")),
    SLOW_HEAD(
            "The server sends the head of the response byte by byte, for longer than the `responseTimeout`",
            Expected.connection().withUnknownOutcome(),
            "Retry later, or set a longer `responseTimeout`",
            (socket, request, number) -> untilClosed(socket, RawResponse.HEAD)),
    SLOW_BODY(
            "The server sends the body byte by byte, for longer than the `responseTimeout`",
            Expected.connection().withUnknownOutcome(),
            "Retry later, or set a longer `responseTimeout`",
            (socket, request, number) -> {
                RawResponse.write(socket, RawResponse.HEAD + "Content-Length: 1000\r\n\r\n");
                return untilClosed(socket, " ".repeat(900));
            }),
    CUT_HEAD(
            "The connection ends within the head of the response",
            Expected.unexpected(0).orConnection().withUnknownOutcome(),
            "Look at the proxy or the gateway in between",
            Behavior.writeAndClose("HTTP/1.1 200 OK\r\nContent-Ty")),
    CUT_BODY(
            "The connection ends within the body",
            Expected.unexpected(200).withUnknownOutcome(),
            "Read the calendar: the call has probably been done",
            Behavior.writeAndClose(
                    RawResponse.HEAD + "x-acs-request-id: id-1\r\nContent-Length: 100\r\n\r\n{\"result\":")),
    CUT_CHUNK(
            "The connection ends within a chunk of the body",
            Expected.unexpected(200).withUnknownOutcome(),
            "Read the calendar: the call has probably been done",
            Behavior.writeAndClose(RawResponse.HEAD
                    + "x-acs-request-id: id-1\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"result\":")),
    NOT_HTTP(
            "The response is not HTTP",
            Expected.unexpected(0).withUnknownOutcome(),
            "Check `baseUri`: host, port and scheme",
            Behavior.writeAndClose("SSH-2.0-OpenSSH_9.2\r\n")),
    ENDLESS_HEAD(
            "The head of the response has more than 100 headers, or a line of more than 16 KiB",
            Expected.unexpected(0).withUnknownOutcome(),
            "Check `baseUri`, and the gateway in between",
            Behavior.writeAndClose("HTTP/1.1 200 OK\r\n" + "X-Header: value\r\n".repeat(1_000))),
    LARGE_BODY(
            "The body is larger than 1 MiB",
            Expected.unexpected(200).withUnknownOutcome(),
            "Check `baseUri`, and the gateway in between",
            Behavior.writeAndClose(RawResponse.HEAD + "x-acs-request-id: id-1\r\nContent-Length: 2000000\r\n\r\n"
                    + " ".repeat(2_000_000))),
    CODING(
            "The body has a content coding, such as gzip",
            Expected.unexpected(200).withUnknownOutcome(),
            "Turn the coding off at the gateway: the request does not ask for one",
            Behavior.writeAndClose(RawResponse.HEAD + "x-acs-request-id: id-1\r\nContent-Encoding: gzip\r\n"
                    + "Content-Length: 15\r\n\r\n{\"result\":true}")),
    REDIRECT(
            "A redirect",
            Expected.unexpected(302),
            "Set `baseUri` to the address that the gateway names. The token is not sent there",
            status("302 Found", "Location: http://127.0.0.1:9/\r\n", "")),
    LOGIN_PAGE(
            "Status 401 with a page of a gateway",
            Expected.of("DingTalkAuthenticationException", false, 401),
            "Log in at the gateway (`http.authUsername`), or check the token",
            status("401 Unauthorized", "", "<html>log in</html>")),
    FORBIDDEN(
            "Status 403 without DingTalk's code",
            Expected.of("DingTalkPermissionDeniedException", false, 403),
            "Check the permissions of the app, and the firewall",
            status("403 Forbidden", "", "<html>no</html>")),
    NOT_FOUND(
            "Status 404",
            Expected.unexpected(404),
            "Check the path of `baseUri`",
            status("404 Not Found", "", "<html>not found</html>")),
    REQUEST_TIMEOUT(
            "Status 408",
            Expected.of("DingTalkServiceException", true, 408).withUnknownOutcome(),
            "Retry",
            status("408 Request Timeout", "", "")),
    TOO_MANY(
            "Status 429",
            Expected.of("DingTalkThrottledException", true, 429),
            "Retry after `getRetryAfter()`",
            status("429 Too Many Requests", "", "")),
    FAILED(
            "Status 500",
            Expected.of("DingTalkServiceException", true, 500).withUnknownOutcome(),
            "Retry. Before you create again, look for the calendar",
            status("500 Internal Server Error", "", "")),
    BAD_GATEWAY(
            "Status 502, 503 or 504 with a page of a gateway",
            Expected.of("DingTalkServiceException", true, 502).withUnknownOutcome(),
            "Retry. Before you create again, look for the calendar",
            status("502 Bad Gateway", "", "<html>bad gateway</html>")),
    BLOCKED(
            "Status 200 with the body that blocks the IP address",
            Expected.of("DingTalkThrottledException", true, 200),
            "Send fewer calls, and retry after five minutes",
            status("200 OK", "", "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"1\"}")),
    ANOTHER_RESPONSE(
            "The server sends another response, to no request, in the same packet as the response",
            Expected.success(),
            "Nothing: the connection is not used again",
            (socket, request, number) -> {
                RawResponse.write(socket, FaultsTest.response(request, number) + RawResponse.OK);
                return true;
            }),
    PROXY_REFUSES(
            "The proxy responds to `CONNECT` with a status other than 200, also 201, 204, 403, 502",
            Expected.connection().notSent(),
            "Retry, or ask who runs the proxy",
            status("201 Created", "", "{\"result\":true}")),
    PROXY_WANTS_CREDENTIALS(
            "The proxy responds with 407",
            Expected.connection().notSent(),
            "Set `http.proxyAuthUsername` and `http.proxyAuthPassword`",
            status("407 No", "Proxy-Authenticate: Basic realm=\"p\"\r\n", "")),
    PROXY_CLOSED(
            "The proxy closes the connection, and makes no tunnel",
            Expected.connection().notSent(),
            "Retry",
            Behavior.writeAndClose("")),
    PROXY_SILENT(
            "The proxy does not respond until the `connectTimeout`",
            Expected.connection().notSent(),
            "Retry later",
            (socket, request, number) -> untilClosed(socket, ""));

    /** A request id that the exception must have. */
    static final String REQUEST_ID = "id-1";

    final String description;
    final Expected expected;
    final String help;
    final Behavior behavior;

    Fault(String description, Expected expected, String help, Behavior behavior) {
        this.description = description;
        this.expected = expected;
        this.help = help;
        this.behavior = behavior;
    }

    static Set<Fault> ofProxy() {
        return EnumSet.range(PROXY_REFUSES, PROXY_SILENT);
    }

    /** Whether the call lasts until a timeout. */
    boolean lasts() {
        return this == SILENT || this == SLOW_HEAD || this == SLOW_BODY || this == PROXY_SILENT;
    }

    private static Behavior status(String status, String headers, String body) {
        return Behavior.write("HTTP/1.1 " + status + "\r\n" + headers + "x-acs-request-id: " + REQUEST_ID
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Writes a byte of the text every 20 ms, and waits for the end of the connection. */
    private static boolean untilClosed(java.net.Socket socket, String slowly) throws Exception {
        socket.setSoTimeout(20);
        for (int i = 0; ; i++) {
            if (i < slowly.length()) {
                RawResponse.write(socket, slowly.substring(i, i + 1));
            }
            try {
                if (socket.getInputStream().read() < 0) {
                    return false;
                }
            } catch (java.net.SocketTimeoutException e) {
                // 20 ms have passed.
            }
        }
    }

    /**
     * What comes out of a call.
     *
     * @param exceptions     the names of the classes, one of which is expected; empty if the call succeeds
     * @param unknownOutcome whether a call that must not be done twice may have been done
     * @param replaced       whether a pooled connection is replaced, so that an idempotent call succeeds
     * @param sent           whether the request reaches the service
     */
    record Expected(
            Set<String> exceptions,
            boolean retryable,
            int status,
            boolean unknownOutcome,
            boolean replaced,
            boolean sent) {

        static Expected of(String exception, boolean retryable, int status) {
            return new Expected(Set.of(exception), retryable, status, false, false, true);
        }

        /** The call succeeds, and the next call must not take what is left. */
        static Expected success() {
            return new Expected(Set.of(), false, 0, false, false, true);
        }

        static Expected connection() {
            return of("DingTalkConnectionException", true, 0);
        }

        static Expected unexpected(int status) {
            return of("DingTalkUnexpectedResponseException", false, status);
        }

        /** A status line that was cut is no response, and a head that was cut may be one, depending on HttpClient. */
        Expected orConnection() {
            return new Expected(
                    Set.of("DingTalkUnexpectedResponseException", "DingTalkConnectionException"),
                    retryable,
                    status,
                    unknownOutcome,
                    replaced,
                    sent);
        }

        Expected withUnknownOutcome() {
            return new Expected(exceptions, retryable, status, true, replaced, sent);
        }

        Expected replacedIfPooled() {
            return new Expected(exceptions, retryable, status, unknownOutcome, true, sent);
        }

        Expected notSent() {
            return new Expected(exceptions, retryable, status, unknownOutcome, replaced, false);
        }
    }
}
