// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the emulator responds to a request: with an HTTP response, or with a fault of the connection. */
public sealed interface EmulatedResponse {

    /** A response with this status, without headers and body. */
    static Http status(int status) {
        return new Http(status, List.of(), new byte[0]);
    }

    /** A response with a JSON body. */
    static Http json(int status, String body) {
        return status(status)
                .header("Content-Type", "application/json;charset=utf-8")
                .body(body);
    }

    /** DingTalk's response for this error, with new ids. */
    static Http error(ServiceError error) {
        ServiceIds ids = ServiceIds.random();
        return json(error.status(), error.envelope(ids.requestId())).with(ids);
    }

    /**
     * DingTalk's response to an app without the permission that an operation needs. The body names the permission.
     *
     * @throws IllegalArgumentException if the operation needs no permission
     */
    static Http permissionMissing(ApiOperation operation) {
        String scope = operation.scope();
        if (scope == null) {
            throw new IllegalArgumentException(operation.operationName() + " needs no permission");
        }
        ServiceIds ids = ServiceIds.random();
        return json(403, ServiceError.ACCESS_TOKEN_PERMISSION_DENIED.envelope(ids.requestId(), scope))
                .with(ids);
    }

    /** The response of a gateway that cannot reach DingTalk: status 502 with an HTML page. */
    static Http badGateway() {
        return status(502)
                .header("Content-Type", "text/html")
                .body("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>");
    }

    /** DingTalk's response to an address that is blocked for five minutes. Its status is 200. */
    static Http blocked() {
        return json(200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"emulated\"}");
    }

    /** The response of the API, disturbed by a fault of the connection. */
    static EmulatedResponse fault(ConnectionFault fault) {
        return new Faulty(fault);
    }

    /**
     * Anything below HTTP. The behavior receives the socket after the request was read, and may write, wait and close. When
     * the behavior returns, the connection is closed.
     */
    static EmulatedResponse wire(WireBehavior behavior) {
        return new Wire(behavior);
    }

    /** A well-formed HTTP response. */
    record Http(int status, List<Map.Entry<String, String>> headers, byte[] body) implements EmulatedResponse {

        public Http {
            headers = List.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        int bodyLength() {
            return body.length;
        }

        /** Adds a header. A header with the same name is kept. */
        public Http header(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Http(status, more, body);
        }

        /** Adds the headers that every response of DingTalk has. */
        Http with(ServiceIds ids) {
            return header("x-acs-request-id", ids.requestId()).header("x-acs-trace-id", ids.traceId());
        }

        /** Replaces the body, in UTF-8. */
        public Http body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Replaces the body. */
        public Http body(byte[] bytes) {
            return new Http(status, headers, bytes);
        }
    }

    /** A response of the API that a fault disturbs. */
    record Faulty(ConnectionFault fault) implements EmulatedResponse {}

    /** A behavior in place of a response. */
    record Wire(WireBehavior behavior) implements EmulatedResponse {}

    /** Uses the socket of a connection in place of a response. */
    @FunctionalInterface
    interface WireBehavior {
        void on(Socket socket) throws IOException, InterruptedException;
    }
}
