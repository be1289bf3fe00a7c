// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what the API promises out of an answer. */
public final class Answers {

    private Answers() {}

    /**
     * The Boolean {@code result}.
     *
     * @throws DingTalkCalendarException if the answer is an error, or has no such result
     */
    public static Boolean result(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        if (!response.isSuccess()) {
            throw Failures.ofError(request, response);
        }
        if (response.defect() != null) {
            throw Failures.ofDefect(request, response, response.defect());
        }
        Boolean result = readResult(response.body());
        if (result == null) {
            throw Failures.ofUnexpected(request, response, "a JSON object with a Boolean 'result'");
        }
        return result;
    }

    private static @Nullable Boolean readResult(byte[] body) {
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Boolean result = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isResult = json.currentName().equals("result");
                JsonToken value = json.nextToken();
                if (isResult && value.isBoolean()) {
                    result = json.getBooleanValue();
                }
                json.skipChildren();
            }
            return json.nextToken() == null ? result : null;
        } catch (IOException e) {
            return null;
        }
    }
}
