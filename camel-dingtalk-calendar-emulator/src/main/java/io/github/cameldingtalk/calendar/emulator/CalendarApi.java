// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/** The rules of the subscription-calendar API, as DingTalk documents them. */
final class CalendarApi {

    private static final Pattern PATH = Pattern.compile(
            "/v1\\.0/calendar/users/([^/?#]*)/(subscribedCalendars|calendars)(?:/([^/?#]*)(?:/([a-z]+))?)?");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CALENDARS = 10_000;
    private static final int MOST_SUBSCRIBERS = 10_000;

    /** Every user has one, which is no subscription calendar. */
    private static final String PRIMARY = "primary";

    private final Map<String, User> users = new HashMap<>();
    private final Map<String, EmulatedCalendar> calendars = new LinkedHashMap<>();
    private final Map<String, Set<String>> subscribers = new HashMap<>();
    private Rules rules = Rules.DEFAULT;

    private record User(Set<String> corpIds, Set<String> openConversationIds) {}

    synchronized void rules(Rules newRules) {
        rules = newRules;
    }

    synchronized void clear() {
        users.clear();
        calendars.clear();
        subscribers.clear();
        rules = Rules.DEFAULT;
    }

    synchronized void putUser(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        users.put(unionId, new User(Set.copyOf(corpIds), Set.copyOf(openConversationIds)));
    }

    synchronized void put(EmulatedCalendar calendar) {
        calendars.put(calendar.calendarId(), calendar);
    }

    synchronized @Nullable EmulatedCalendar calendar(String calendarId) {
        return calendars.get(calendarId);
    }

    synchronized List<EmulatedCalendar> calendars() {
        return List.copyOf(calendars.values());
    }

    /** The unionIds of those who have subscribed to a calendar. */
    synchronized Set<String> subscribers(String calendarId) {
        return Set.copyOf(subscribers.getOrDefault(calendarId, Set.of()));
    }

    synchronized Answer.Http answer(ReceivedRequest request) {
        Matcher path = PATH.matcher(request.target());
        if (!path.matches()) {
            return Answer.error(ServiceError.NOT_FOUND);
        }
        String user = PercentCodec.decode(path.group(1), StandardCharsets.UTF_8);
        String id = path.group(3) == null ? null : PercentCodec.decode(path.group(3), StandardCharsets.UTF_8);
        String operation = request.method() + " " + path.group(2) + (id == null ? "" : "/{id}")
                + (path.group(4) == null ? "" : "/" + path.group(4));
        return switch (operation) {
            case "POST subscribedCalendars" -> create(user, request);
            case "GET subscribedCalendars/{id}" -> get(user, String.valueOf(id));
            case "PUT subscribedCalendars/{id}" -> update(user, String.valueOf(id), request);
            case "DELETE subscribedCalendars/{id}" -> delete(user, String.valueOf(id));
            case "POST calendars/{id}/subscribe" -> subscribe(user, String.valueOf(id));
            case "POST calendars/{id}/unsubscribe" -> unsubscribe(user, String.valueOf(id));
            case "GET calendars" -> list(user);
            default -> Answer.error(ServiceError.NOT_FOUND);
        };
    }

    private Answer.Http create(String user, ReceivedRequest request) {
        if (request.body().length == 0) {
            return Answer.error(ServiceError.MISSING_BODY);
        }
        JsonNode body = json(request);
        if (body == null) {
            return Answer.error(ServiceError.FORWARDED);
        }
        ServiceError error = checkWhole(user, body);
        if (error != null) {
            return Answer.error(error);
        }
        if (calendars.size() >= MOST_CALENDARS) {
            return Answer.error(ServiceError.SERVICE_BUSY);
        }
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(UUID.randomUUID().toString().substring(0, 24).getBytes(StandardCharsets.US_ASCII));
        calendars.put(id, updated(EmulatedCalendar.of(id, user), body));
        return success(JsonNodeFactory.instance.objectNode().put("calendarId", id));
    }

    /** Who may read a calendar is not documented, only that it can be denied: here, its editors and subscribers may. */
    private Answer.Http get(String user, String id) {
        if (id.isBlank()) {
            return Answer.error(ServiceError.CALENDAR_ID_NULL);
        }
        EmulatedCalendar calendar = calendars.get(id);
        if (calendar == null) {
            return Answer.error(ServiceError.FORWARDED);
        }
        if (!calendar.mayBeEditedBy(user) && !subscribers(id).contains(user)) {
            return Answer.error(ServiceError.PERMISSION_DENIED);
        }
        return success(JSON.valueToTree(calendar));
    }

    private Answer.Http update(String user, String id, ReceivedRequest request) {
        if (id.isBlank()) {
            return Answer.error(ServiceError.CALENDAR_ID_BLANK);
        }
        if (request.body().length == 0) {
            return Answer.error(ServiceError.MISSING_BODY);
        }
        EmulatedCalendar old = calendars.get(id);
        JsonNode body = json(request);
        if (old == null || body == null) {
            return Answer.error(ServiceError.FORWARDED);
        }
        if (!old.mayBeEditedBy(user)) {
            return Answer.error(ServiceError.PERMISSION_DENIED);
        }
        ServiceError error = rules.updateNeedsNameAndScope() ? checkWhole(user, body) : check(user, body);
        if (error != null) {
            return Answer.error(error);
        }
        EmulatedCalendar base = rules.absentKeepsValue()
                ? old
                : new EmulatedCalendar(id, old.author(), "", null, List.of(), SubscribeScope.EMPTY);
        calendars.put(id, updated(base, body));
        return result();
    }

    private Answer.Http delete(String user, String id) {
        if (id.isBlank()) {
            return Answer.error(ServiceError.CALENDARID_BLANK);
        }
        EmulatedCalendar calendar = calendars.get(id);
        if (calendar == null) {
            return Answer.error(ServiceError.FORWARDED);
        }
        if (!calendar.author().equals(user)) {
            return Answer.error(ServiceError.PERMISSION_DENIED);
        }
        calendars.remove(id);
        subscribers.remove(id);
        return result();
    }

    private Answer.Http subscribe(String user, String id) {
        ServiceError error = checkSubscription(id);
        if (error != null) {
            return Answer.error(error);
        }
        EmulatedCalendar calendar = calendars.get(id);
        if (calendar == null || !isInScope(user, calendar.subscribeScope())) {
            return Answer.error(ServiceError.NOT_IN_SUBSCRIPTION_SCOPE);
        }
        if (subscribers(id).size() >= MOST_SUBSCRIBERS) {
            return Answer.error(ServiceError.EXCEED_SUBSCRIBE_LIMIT);
        }
        subscribers.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(user);
        return ServiceError.withIds(Answer.status(200), ServiceError.newRequestId());
    }

    /** Whether one who never subscribed can unsubscribe is not documented; here it can. */
    private Answer.Http unsubscribe(String user, String id) {
        ServiceError error = checkSubscription(id);
        if (error != null) {
            return Answer.error(error);
        }
        subscribers.getOrDefault(id, new LinkedHashSet<>()).remove(user);
        return result();
    }

    private @Nullable ServiceError checkSubscription(String id) {
        if (id.isBlank()) {
            return ServiceError.CALENDARID_BLANK;
        }
        if (id.equals(PRIMARY)) {
            return ServiceError.CALENDAR_TYPE_INVALID;
        }
        return calendars.containsKey(id) ? null : ServiceError.FORWARDED;
    }

    private Answer.Http list(String user) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putObject("response").putArray("calendars");
        list.addObject()
                .put("id", PRIMARY)
                .put("summary", "My calendar")
                .put("timeZone", "Asia/Shanghai")
                .put("type", PRIMARY)
                .put("privilege", "OWNER");
        for (EmulatedCalendar calendar : calendars.values()) {
            if (subscribers(calendar.calendarId()).contains(user)) {
                list.addObject()
                        .put("id", calendar.calendarId())
                        .put("summary", calendar.name())
                        .put("description", calendar.description())
                        .put("timeZone", "Asia/Shanghai")
                        .put("eTag", Integer.toHexString(calendar.hashCode()))
                        .put("type", "subscribed")
                        .put("privilege", "READER");
            }
        }
        return success(answer);
    }

    private @Nullable ServiceError checkWhole(String user, JsonNode body) {
        if (!body.has("name")) {
            return ServiceError.CALENDAR_NAME_BLANK;
        }
        return body.has("subscribeScope") ? check(user, body) : ServiceError.SUBSCRIBE_RANGE_NULL;
    }

    private @Nullable ServiceError check(String user, JsonNode body) {
        JsonNode name = body.get("name");
        if (name != null) {
            String text = name.asText("");
            if (text.isBlank()) {
                return ServiceError.CALENDAR_NAME_BLANK;
            }
            if (rules.isTooLong(text)) {
                return ServiceError.CALENDAR_NAME_TOO_LONG;
            }
        }
        JsonNode scope = body.get("subscribeScope");
        if (scope != null) {
            if (scope.isNull()) {
                return ServiceError.SUBSCRIBE_RANGE_NULL;
            }
            User known = user(user);
            if (!isInRange(texts(scope.path("corpIds")), known.corpIds)
                    || !isInRange(texts(scope.path("openConversationIds")), known.openConversationIds)) {
                return ServiceError.CURRENT_USER_NOT_IN_RANGE;
            }
        }
        return null;
    }

    private User user(String unionId) {
        return users.getOrDefault(unionId, new User(Set.of(), Set.of()));
    }

    private static boolean isInRange(List<String> range, Set<String> own) {
        return range.isEmpty() || range.stream().anyMatch(own::contains);
    }

    private boolean isInScope(String unionId, SubscribeScope scope) {
        User known = user(unionId);
        return scope.unionIds().contains(unionId)
                || scope.corpIds().stream().anyMatch(known.corpIds::contains)
                || scope.openConversationIds().stream().anyMatch(known.openConversationIds::contains);
    }

    private EmulatedCalendar updated(EmulatedCalendar old, JsonNode body) {
        JsonNode scope = body.get("subscribeScope");
        SubscribeScope oldScope = old.subscribeScope();
        return new EmulatedCalendar(
                old.calendarId(),
                old.author(),
                isGiven(body, "name") ? body.get("name").asText() : old.name(),
                isGiven(body, "description") ? body.get("description").asText(null) : old.description(),
                list(body, "managers", old.managers()),
                scope == null || !scope.isObject()
                        ? oldScope
                        : new SubscribeScope(
                                list(scope, "unionIds", oldScope.unionIds()),
                                list(scope, "openConversationIds", oldScope.openConversationIds()),
                                list(scope, "corpIds", oldScope.corpIds())));
    }

    private boolean isGiven(JsonNode fields, String name) {
        return fields.has(name) && (rules.nullClears() || !fields.get(name).isNull());
    }

    private List<String> list(JsonNode fields, String name, List<String> old) {
        if (!isGiven(fields, name)) {
            return rules.absentKeepsValue() ? old : List.of();
        }
        List<String> given = texts(fields.get(name));
        return given.isEmpty() && !rules.emptyListClears() ? old : given;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static @Nullable JsonNode json(ReceivedRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            return null;
        }
    }

    private static Answer.Http result() {
        return success(JsonNodeFactory.instance.objectNode().put("result", true));
    }

    private static Answer.Http success(JsonNode body) {
        return ServiceError.withIds(Answer.json(200, body.toString()), ServiceError.newRequestId());
    }
}
