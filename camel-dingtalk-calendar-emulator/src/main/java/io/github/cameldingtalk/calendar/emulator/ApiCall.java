// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request for an operation of the API, with the path variables and the JSON body that the operation needs. */
record ApiCall(ApiOperation operation, ReceivedRequest request) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    String userId() {
        return pathVariable("userId");
    }

    String calendarId() {
        return pathVariable("calendarId");
    }

    /** The decoded value of a variable in the path of the operation, which may be empty. */
    String pathVariable(String name) {
        return operation.pathVariable(request.target(), name);
    }

    /**
     * The decoded value of a parameter in the query, or {@code null} if it is absent or empty.
     *
     * @throws ServiceErrorException {@code FORWARDED} if the value is encoded wrongly
     */
    @Nullable
    String query(String name) {
        int start = request.target().indexOf('?');
        if (start < 0) {
            return null;
        }
        for (String parameter : request.target().substring(start + 1).split("&", -1)) {
            if (parameter.startsWith(name + "=") && parameter.length() > name.length() + 1) {
                try {
                    return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new ServiceErrorException(
                            ServiceError.FORWARDED, "The parameter " + name + " in the query is encoded wrongly.");
                }
            }
        }
        return null;
    }

    /**
     * The body as JSON.
     *
     * @throws ServiceErrorException {@code FORWARDED} if the body is not JSON
     */
    JsonNode json() {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            // The message of the exception quotes the body, which may contain a secret.
            throw new ServiceErrorException(ServiceError.FORWARDED, "The body is not valid JSON.");
        }
    }

    /**
     * The body as JSON, for an operation that requires a body.
     *
     * @throws ServiceErrorException {@code MISSING_BODY} if there is no body, {@code FORWARDED} if the body is not JSON
     */
    JsonNode requiredJson() {
        if (request.body().length == 0) {
            throw new ServiceErrorException(ServiceError.MISSING_BODY);
        }
        return json();
    }
}
