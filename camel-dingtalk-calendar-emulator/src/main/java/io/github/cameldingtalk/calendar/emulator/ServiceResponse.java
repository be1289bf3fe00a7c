// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The successful responses of DingTalk's API. */
final class ServiceResponse {

    private ServiceResponse() {}

    static EmulatedResponse.Http of(JsonNode body) {
        return EmulatedResponse.json(200, body.toString()).with(ServiceIds.random());
    }

    /** The response of the operations that return a Boolean. */
    static EmulatedResponse.Http result() {
        return of(JsonNodeFactory.instance.objectNode().put("result", true));
    }

    /** The response of an operation whose body is only the request id. */
    static EmulatedResponse.Http withRequestId() {
        ServiceIds ids = ServiceIds.random();
        return EmulatedResponse.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("requestId", ids.requestId())
                                .toString())
                .with(ids);
    }

    static EmulatedResponse.Http empty() {
        return EmulatedResponse.status(200).with(ServiceIds.random());
    }
}
