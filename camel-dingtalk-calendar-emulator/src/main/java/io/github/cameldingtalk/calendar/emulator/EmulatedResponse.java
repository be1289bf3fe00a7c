// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the emulator responds to a request: with an HTTP response, or with a fault of the connection. A request that gets a chosen
 * HTTP response has no effect on the data.
 *
 * <pre>{@code
 * dingtalk.next(EmulatedResponse.error(ServiceError.SYSTEM_BUSY).header("Retry-After", "30"));
 * dingtalk.next(3, EmulatedResponse.status(503).body("busy"));
 * dingtalk.next(EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE));
 * }</pre>
 */
public sealed interface EmulatedResponse {

    /**
     * {@return a response without headers and body}
     *
     * @param status the HTTP status
     */
    static Http status(int status) {
        return new Http(status, List.of(), new byte[0]);
    }

    /**
     * {@return a response with a JSON body, and DingTalk's content type}
     *
     * @param status the HTTP status
     * @param body   sent as it is, so that it may also be wrong JSON
     */
    static Http json(int status, String body) {
        return status(status)
                .header("Content-Type", "application/json;charset=utf-8")
                .body(body);
    }

    /**
     * {@return DingTalk's response for an error, with a new request id and trace id}
     *
     * @param error decides the status and the body
     */
    static Http error(ServiceError error) {
        ServiceIds ids = ServiceIds.random();
        return json(error.status(), error.envelope(ids.requestId())).with(ids);
    }

    /**
     * {@return DingTalk's response to an app without the permission that an operation needs} The status is 403, and the body
     * names the permission.
     *
     * @param operation an operation of the calendar API
     * @throws IllegalArgumentException if the operation needs no permission, because it issues tokens
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

    /** {@return the response of a gateway that cannot reach DingTalk: status 502 with an HTML page} */
    static Http badGateway() {
        return status(502)
                .header("Content-Type", "text/html")
                .body("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>");
    }

    /** {@return DingTalk's response to an address that is blocked for five minutes, with the status 200} */
    static Http blocked() {
        return json(200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"emulated\"}");
    }

    /**
     * {@return the response of the API, disturbed by a fault of the connection}
     *
     * @param fault also decides whether the request takes effect
     */
    static EmulatedResponse fault(ConnectionFault fault) {
        return new Faulty(fault);
    }

    /**
     * {@return a response that a behavior writes to the socket itself}
     *
     * @param behavior receives the socket after the request was read
     */
    static EmulatedResponse wire(WireBehavior behavior) {
        return new Wire(behavior);
    }

    /**
     * A well-formed HTTP response.
     *
     * @param status  the HTTP status
     * @param headers in the order in which they are sent; a name may occur more than once
     * @param body    empty for none; a response with the status 204 or 304 is sent without a body
     */
    record Http(int status, List<Map.Entry<String, String>> headers, byte[] body) implements EmulatedResponse {

        /**
         * Copies the headers and the body.
         *
         * @param status  the HTTP status
         * @param headers names and values
         * @param body    empty for none
         */
        public Http {
            headers = List.copyOf(headers);
            body = body.clone();
        }

        /** {@return a copy of the body} */
        @Override
        public byte[] body() {
            return body.clone();
        }

        int bodyLength() {
            return body.length;
        }

        /**
         * {@return a response with one more header} A header with the same name is kept.
         *
         * @param name  the name, such as {@code Retry-After}
         * @param value the value
         */
        public Http header(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Http(status, more, body);
        }

        /** Adds the headers that every response of DingTalk has. */
        Http with(ServiceIds ids) {
            return header("x-acs-request-id", ids.requestId()).header("x-acs-trace-id", ids.traceId());
        }

        /**
         * {@return a response with this body}
         *
         * @param text sent in UTF-8
         */
        public Http body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * {@return a response with this body}
         *
         * @param bytes sent as they are
         */
        public Http body(byte[] bytes) {
            return new Http(status, headers, bytes);
        }
    }

    /**
     * A response of the API that a fault disturbs.
     *
     * @param fault the fault
     */
    record Faulty(ConnectionFault fault) implements EmulatedResponse {}

    /**
     * A behavior in place of a response.
     *
     * @param behavior uses the socket
     */
    record Wire(WireBehavior behavior) implements EmulatedResponse {}

    /** Uses the socket of a connection in place of a response. */
    @FunctionalInterface
    interface WireBehavior {
        /**
         * Writes, waits or closes, on the thread of the connection. Afterwards, the emulator closes the connection.
         *
         * @param socket the connection, whose request was read
         * @throws IOException if the connection fails; the emulator ignores the exception
         * @throws InterruptedException if the emulator is closed meanwhile
         */
        void on(Socket socket) throws IOException, InterruptedException;
    }
}
