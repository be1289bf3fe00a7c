// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldingtalk.calendar.CalendarSummary;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.SubscribedCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

    /** The Boolean {@code result}, or true where there is no body at all. */
    public static Boolean resultOrNothing(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        return response.body().length == 0 ? Boolean.TRUE : result(request, response);
    }

    /** The {@code calendarId} of a calendar that was created. */
    public static String calendarId(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        JsonNode id = object(response.body()).path("calendarId");
        if (!id.isTextual() || id.textValue().isBlank()) {
            throw Failures.ofUnexpected(request, response, "a JSON object with a 'calendarId'");
        }
        return id.textValue();
    }

    public static SubscribedCalendar subscribedCalendar(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        JsonNode json = object(response.body());
        SubscribedCalendar calendar = json.path("calendarId").isTextual() ? as(SubscribedCalendar.class, json) : null;
        if (calendar == null) {
            throw Failures.ofUnexpected(request, response, "a JSON object with the fields of a calendar");
        }
        return calendar;
    }

    /** Those of the calendars that are of the type {@code subscribed}. */
    public static List<CalendarSummary> subscribedCalendars(ApiRequest request, ApiResponse response)
            throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        JsonNode list = object(response.body()).path("response");
        CalendarSummary[] calendars = !list.isObject()
                ? null
                : list.hasNonNull("calendars")
                        ? as(CalendarSummary[].class, list.get("calendars"))
                        : new CalendarSummary[0];
        if (calendars == null) {
            throw Failures.ofUnexpected(request, response, "a JSON object with a 'response' that has 'calendars'");
        }
        return Arrays.stream(calendars)
                .filter(calendar -> calendar != null && "subscribed".equals(calendar.type()))
                .toList();
    }

    /** The text of an answer that is a JSON object. */
    public static String json(ApiRequest request, ApiResponse response) throws DingTalkCalendarException {
        requireWholeSuccess(request, response);
        if (object(response.body()).isMissingNode()) {
            throw Failures.ofUnexpected(request, response, "a JSON object");
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The JSON object, or a missing node. */
    private static JsonNode object(byte[] body) {
        try {
            JsonNode json = JsonBinding.MAPPER.readTree(body);
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Fields that the type does not know are left out. */
    private static <T> @Nullable T as(Class<T> type, JsonNode json) {
        try {
            return JsonBinding.MAPPER
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (IOException e) {
            return null;
        }
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
        String token = null;
        String refreshToken = null;
        long expireIn = 0;
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "accessToken" -> token = value == JsonToken.VALUE_STRING ? json.getText() : null;
                    case "refreshToken" -> refreshToken = value == JsonToken.VALUE_STRING ? json.getText() : null;
                    case "expireIn" -> expireIn = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
                    default -> {
                        // DingTalk may add some.
                    }
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        if (token == null || !TOKEN.matcher(token).matches() || expireIn < 1 || expireIn > longest.toSeconds()) {
            return null;
        }
        return new TokenAnswer(
                token,
                Duration.ofSeconds(expireIn),
                refreshToken == null || refreshToken.isBlank() ? null : refreshToken);
    }

    private static @Nullable Boolean readResult(byte[] body) {
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            json.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Boolean result = null;
            boolean isMet = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isResult = json.currentName().equals("result");
                JsonToken value = json.nextToken();
                if (isResult) {
                    result = value.isBoolean() && !isMet ? (Boolean) json.getBooleanValue() : null;
                    isMet = true;
                }
                json.skipChildren();
            }
            return json.nextToken() == null ? result : null;
        } catch (IOException e) {
            return null;
        }
    }
}
