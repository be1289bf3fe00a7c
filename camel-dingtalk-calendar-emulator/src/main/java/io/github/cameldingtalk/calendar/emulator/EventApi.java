// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The operations that create, read, change and delete an event. */
final class EventApi {

    /** The service makes these fields. A request cannot set them. */
    private static final List<String> OF_THE_SERVICE = List.of(
            "id",
            "status",
            "organizer",
            "createTime",
            "updateTime",
            "seriesMasterId",
            "originStart",
            "meetingRooms",
            "extendedProperties");

    private static final String ATTENDEES = "attendees";
    private static final String ONLINE_MEETING = "onlineMeetingInfo";

    private final ServiceData data;
    private final EventAccess access;

    EventApi(ServiceData data, EventAccess access) {
        this.data = data;
        this.access = access;
    }

    EmulatedResponse.Http create(ApiCall call) {
        access.requireWritable(call);
        JsonNode given = call.requiredJson();
        EventCheck.checkGiven(given);
        ObjectNode fields = merged(JsonNodeFactory.instance.objectNode(), given);
        EventCheck.checkWhole(fields);
        access.requireSpace();
        require(data.dailyCreates().mayCreate(call.userId()), ServiceError.FLOW_LIMIT);
        data.dailyCreates().count(call.userId());
        EmulatedEvent event = new EmulatedEvent(newEventId(), call.userId(), call.calendarId(), Map.of());
        return answer(call, data.events().put(event.withJson(fields)));
    }

    EmulatedResponse.Http get(ApiCall call) {
        access.requireReadable(call);
        int maxAttendees = new EventQuery(call).maxAttendees();
        return ServiceResponse.of(
                EventAnswer.of(instance(call, call.pathVariable("eventId")), call.userId(), maxAttendees));
    }

    private Series.Instance instance(ApiCall call, String eventId) {
        String masterId = Series.masterId(eventId);
        if (masterId == null || data.events().get(eventId) != null) {
            return new Series(access.existing(call, eventId)).master();
        }
        return new Series(access.existing(call, masterId))
                .find(eventId)
                .orElseThrow(() -> new ServiceErrorException(
                        ServiceError.INSTANCE_NOT_EXIST,
                        "The series " + masterId + " has no instance " + eventId + "."));
    }

    EmulatedResponse.Http patch(ApiCall call) {
        EmulatedEvent event = access.changeable(call);
        JsonNode given = call.requiredJson();
        EventCheck.checkGiven(given);
        require(
                given.path("id").asText().equals(event.eventId()),
                ServiceError.FORWARDED,
                "The field id in the body must be the id of the event, as in the path.");
        ObjectNode fields = merged(event.json(), given);
        EventCheck.checkWhole(fields);
        access.requireSpace();
        data.events().update(event.eventId(), old -> fields);
        return answer(call, access.existing(call, event.eventId()));
    }

    /** DingTalk was seen to return the request id. */
    EmulatedResponse.Http delete(ApiCall call) {
        EmulatedEvent event = access.changeable(call);
        new EventQuery(call).flag("pushNotification");
        data.events().update(event.eventId(), fields -> fields.put("status", "cancelled"));
        return ServiceResponse.withRequestId();
    }

    private static EmulatedResponse.Http answer(ApiCall call, EmulatedEvent event) {
        return ServiceResponse.of(EventAnswer.of(new Series(event).master(), call.userId(), Integer.MAX_VALUE));
    }

    /** The fields of an event with those that a request gives. An absent field keeps its value. */
    private ObjectNode merged(ObjectNode old, JsonNode given) {
        ObjectNode fields = old.deepCopy();
        given.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.set(field.getKey(), field.getValue());
            } else if (data.settings().rules().nullClears()) {
                fields.remove(field.getKey());
            }
        });
        for (String name : OF_THE_SERVICE) {
            fields.remove(name);
            if (old.has(name)) {
                fields.set(name, old.get(name));
            }
        }
        if (given.path(ATTENDEES).isArray()) {
            AttendeeList attendees = AttendeeList.of(old);
            attendees.retain(given.path(ATTENDEES));
            attendees.add(given.path(ATTENDEES));
            fields.set(ATTENDEES, attendees.json());
        }
        if (given.path(ONLINE_MEETING).isObject()) {
            String conferenceId = UUID.randomUUID().toString();
            ObjectNode meeting = given.path(ONLINE_MEETING).deepCopy();
            fields.set(
                    ONLINE_MEETING,
                    meeting.put("conferenceId", conferenceId)
                            .put("url", "dingtalk://dingtalkclient/page/videoConf?confId=" + conferenceId));
        }
        if (given.path("start").isObject() && !given.path("isAllDay").isBoolean()) {
            fields.put("isAllDay", given.path("start").path("date").isTextual());
        }
        return fields;
    }

    private static String newEventId() {
        byte[] random = UUID.randomUUID()
                .toString()
                .substring(0, 24)
                .toUpperCase(Locale.ROOT)
                .getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
