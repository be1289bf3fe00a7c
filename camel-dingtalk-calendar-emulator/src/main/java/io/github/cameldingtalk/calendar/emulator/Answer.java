// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the emulator does with one request: an HTTP answer, or something done to the connection itself. */
public sealed interface Answer {

    /** An answer with a status and nothing else yet. */
    static Http status(int status) {
        return new Http(status, List.of(), new byte[0]);
    }

    /** An answer with a JSON body. */
    static Http json(int status, String body) {
        return status(status)
                .header("Content-Type", "application/json;charset=utf-8")
                .body(body);
    }

    /** The answer that DingTalk's error tables give for this error. */
    static Http error(ServiceError error) {
        ServiceIds ids = ServiceIds.random();
        return json(error.status(), error.envelope(ids.requestId())).with(ids);
    }

    /** The answer of a gateway that cannot reach the service: a page, and no JSON. */
    static Http badGateway() {
        return status(502)
                .header("Content-Type", "text/html")
                .body("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>");
    }

    /** The answer to an address that is blocked for five minutes; its status is 200. */
    static Http blocked() {
        return json(200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"emulated\"}");
    }

    /** What goes wrong below HTTP. */
    static Answer trouble(Trouble trouble) {
        return new Broken(trouble);
    }

    /**
     * Anything below HTTP. The behavior gets the socket after the request was read; it may write, wait and close; when
     * it returns, the connection is closed.
     */
    static Answer wire(WireBehavior behavior) {
        return new Wire(behavior);
    }

    /** A well-formed HTTP answer. */
    record Http(int status, List<Map.Entry<String, String>> headers, byte[] body) implements Answer {

        public Http {
            headers = List.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        public Http header(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Http(status, more, body);
        }

        /** Adds the headers that every response of DingTalk has. */
        Http with(ServiceIds ids) {
            return header("x-acs-request-id", ids.requestId()).header("x-acs-trace-id", ids.traceId());
        }

        public Http body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        public Http body(byte[] bytes) {
            return new Http(status, headers, bytes);
        }
    }

    /** An answer of the rules that does not arrive as it should. */
    record Broken(Trouble trouble) implements Answer {}

    /** Something done to the connection. */
    record Wire(WireBehavior behavior) implements Answer {}

    /** What is done to the connection in place of an answer. */
    @FunctionalInterface
    interface WireBehavior {
        void on(Socket socket) throws IOException, InterruptedException;
    }
}
