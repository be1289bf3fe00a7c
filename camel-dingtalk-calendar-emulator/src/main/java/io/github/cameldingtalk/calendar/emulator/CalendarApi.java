// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.emulator.SubscribedCalendar.SubscribeScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/** The rules of the subscription-calendar API, as DingTalk documents them. */
final class CalendarApi {

    private static final Pattern SUBSCRIBED_CALENDAR =
            Pattern.compile("/v1\\.0/calendar/users/([^/?#]*)/subscribedCalendars/([^/?#]*)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** "Length must less than 128", says the error; its description says "cannot exceed 128". The error is followed. */
    private static final int NAME_LIMIT = 128;

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, SubscribedCalendar> calendars = new ConcurrentHashMap<>();

    private record User(Set<String> corpIds, Set<String> openConversationIds) {}

    void putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        users.put(unionId, new User(Set.copyOf(corpIds), Set.copyOf(openConversationIds)));
    }

    void put(SubscribedCalendar calendar) {
        calendars.put(calendar.calendarId(), calendar);
    }

    @Nullable
    SubscribedCalendar calendar(String calendarId) {
        return calendars.get(calendarId);
    }

    Answer answer(ReceivedRequest request) {
        Matcher path = SUBSCRIBED_CALENDAR.matcher(request.target());
        if (!path.matches() || !request.method().equals("PUT")) {
            return Answer.error(ServiceError.NOT_FOUND);
        }
        return update(PercentCodec.decode(path.group(1), null), PercentCodec.decode(path.group(2), null), request);
    }

    private Answer update(String userId, String calendarId, ReceivedRequest request) {
        if (calendarId.isBlank()) {
            return Answer.error(ServiceError.CALENDAR_ID_BLANK);
        }
        if (request.body().length == 0) {
            return Answer.error(ServiceError.MISSING_BODY);
        }
        SubscribedCalendar old = calendars.get(calendarId);
        if (old == null) {
            return Answer.error(ServiceError.FORWARDED);
        }
        if (!old.mayBeEditedBy(userId)) {
            return Answer.error(ServiceError.PERMISSION_DENIED);
        }
        try {
            JsonNode body = JSON.readTree(request.body());
            ServiceError error = check(userId, body);
            if (error != null) {
                return Answer.error(error);
            }
            calendars.put(calendarId, updated(old, body));
        } catch (IOException e) {
            return Answer.error(ServiceError.FORWARDED);
        }
        return Answer.json(200, "{\"result\":true}").header("x-acs-request-id", ServiceError.newRequestId());
    }

    private @Nullable ServiceError check(String userId, JsonNode body) {
        JsonNode name = body.get("name");
        if (name != null) {
            String text = name.asText("");
            if (text.isBlank()) {
                return ServiceError.CALENDAR_NAME_BLANK;
            }
            if (text.length() >= NAME_LIMIT) {
                return ServiceError.CALENDAR_NAME_TOO_LONG;
            }
        }
        JsonNode scope = body.get("subscribeScope");
        if (scope != null) {
            if (scope.isNull()) {
                return ServiceError.SUBSCRIBE_RANGE_NULL;
            }
            User user = users.getOrDefault(userId, new User(Set.of(), Set.of()));
            if (!inRange(scope.get("corpIds"), user.corpIds)
                    || !inRange(scope.get("openConversationIds"), user.openConversationIds)) {
                return ServiceError.CURRENT_USER_NOT_IN_RANGE;
            }
        }
        return null;
    }

    private static boolean inRange(@Nullable JsonNode range, Set<String> own) {
        List<String> ids = range == null ? List.of() : texts(range);
        return ids.isEmpty() || ids.stream().anyMatch(own::contains);
    }

    /** An absent field keeps its value. Whether it does so in the service is not known. */
    private static SubscribedCalendar updated(SubscribedCalendar old, JsonNode body) throws JsonProcessingException {
        JsonNode scope = body.get("subscribeScope");
        return new SubscribedCalendar(
                old.calendarId(),
                old.author(),
                body.has("name") ? body.get("name").asText() : old.name(),
                body.has("description") ? body.get("description").asText(null) : old.description(),
                body.has("managers") ? texts(body.get("managers")) : old.managers(),
                scope == null
                        ? old.subscribeScope()
                        : new SubscribeScope(
                                texts(scope.path("unionIds")),
                                texts(scope.path("openConversationIds")),
                                texts(scope.path("corpIds"))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
