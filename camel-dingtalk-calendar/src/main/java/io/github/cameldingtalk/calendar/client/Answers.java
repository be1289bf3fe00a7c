// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the API promises out of an answer. */
public final class Answers {

    /** What a header can carry, of a length that is still a token's. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

    private Answers() {}

    /**
     * The Boolean {@code result}.
     *
     * @throws DingTalkCalendarException if the answer is an error, or has no such result
     */
    public static Boolean result(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        Boolean result = readResult(response.body());
        if (result == null) {
            throw Failures.ofUnexpected(request, response, "a JSON object with a Boolean 'result'");
        }
        return result;
    }

    /**
     * The access token and its life.
     *
     * @param longest a life beyond which it is taken for a mistake
     * @throws DingTalkCalendarException if the answer is an error, or has no such token
     */
    public static TokenAnswer token(ApiRequest request, ApiResponse response, Duration longest)
            throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        TokenAnswer answer = readToken(response.body(), longest);
        if (answer == null) {
            throw Failures.ofUnexpected(
                    request,
                    response,
                    "a JSON object with an 'accessToken' that a header can carry and an 'expireIn' of 1 to "
                            + longest.toSeconds() + " seconds");
        }
        return answer;
    }

    private static void requireWholeSuccess(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        if (!response.isSuccess()) {
            throw Failures.ofError(request, response);
        }
        if (response.defect() != null) {
            throw Failures.ofDefect(request, response, response.defect());
        }
    }

    private static @Nullable TokenAnswer readToken(byte[] body, Duration longest) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return null;
        }
        JsonNode token = json.path("accessToken");
        JsonNode expireIn = json.path("expireIn");
        boolean isToken = token.isTextual() && TOKEN.matcher(token.textValue()).matches();
        boolean isLife = expireIn.isIntegralNumber()
                && expireIn.canConvertToLong()
                && expireIn.longValue() >= 1
                && expireIn.longValue() <= longest.toSeconds();
        if (!isToken || !isLife) {
            return null;
        }
        JsonNode refreshToken = json.path("refreshToken");
        return new TokenAnswer(
                token.textValue(),
                Duration.ofSeconds(expireIn.longValue()),
                refreshToken.isTextual() && !refreshToken.textValue().isBlank() ? refreshToken.textValue() : null);
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
