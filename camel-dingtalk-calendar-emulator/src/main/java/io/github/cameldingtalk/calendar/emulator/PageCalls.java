// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The API calls for calendars and events that a person makes on the page. They have the checks of the API, but need no access token, are not in the
 * journal, and are not subject to limits or chosen failures.
 */
final class PageCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<ApiOperation> OPERATIONS = EnumSet.of(
            ApiOperation.CREATE_SUBSCRIBED,
            ApiOperation.GET_SUBSCRIBED,
            ApiOperation.UPDATE_SUBSCRIBED,
            ApiOperation.DELETE_SUBSCRIBED,
            ApiOperation.LIST_EVENTS_VIEW,
            ApiOperation.GET_EVENT,
            ApiOperation.CREATE_EVENT,
            ApiOperation.PATCH_EVENT,
            ApiOperation.DELETE_EVENT);

    private final ServiceApi api;

    PageCalls(ServiceApi api) {
        this.api = api;
    }

    /**
     * The response of the API.
     *
     * @param call the {@code method}, the {@code target} and, if there is one, the {@code body} of the request
     * @throws IllegalArgumentException if the page may not make the call
     */
    EmulatedResponse.Http response(JsonNode call) {
        JsonNode body = call.path("body");
        ReceivedRequest request = new ReceivedRequest(
                call.path("method").asText(),
                call.path("target").asText(),
                List.of(),
                body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8),
                0);
        ApiOperation operation = request.operation()
                .filter(OPERATIONS::contains)
                .orElseThrow(() -> new IllegalArgumentException("The page may not call " + request.target()));
        return withReason(api.handleForPage(new ApiCall(operation, request)));
    }

    /** The body of an error also has the {@code reason}. */
    private static EmulatedResponse.Http withReason(Reasoned<EmulatedResponse.Http> result) {
        if (result.reason() == null) {
            return result.response();
        }
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(result.response().body());
            return result.response().body(body.put("reason", result.reason()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
