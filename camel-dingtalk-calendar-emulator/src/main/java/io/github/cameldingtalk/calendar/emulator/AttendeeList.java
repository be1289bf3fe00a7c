// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attendees of an event, each with the response to the invitation. A user is an attendee once. */
final class AttendeeList {

    private static final int MAX_PER_CALL = 500;
    private static final int MAX = 5_000;
    private static final String RESPONSE_STATUS = "responseStatus";

    private final Map<String, ObjectNode> attendees = new LinkedHashMap<>();

    /** The attendees of an event with these fields. */
    static AttendeeList of(JsonNode eventFields) {
        AttendeeList list = new AttendeeList();
        for (JsonNode attendee : eventFields.path("attendees")) {
            String id = attendee.path("id").asText();
            list.attendees.put(id, invited(id).setAll((ObjectNode) attendee));
        }
        return list;
    }

    /**
     * Checks the attendees that a request gives.
     *
     * @throws ServiceErrorException if there are more than 500, or one has no id
     */
    static void check(JsonNode given) {
        require(
                given.size() <= MAX_PER_CALL,
                ServiceError.FORWARDED,
                "A request may have at most " + MAX_PER_CALL + " attendees.");
        for (JsonNode attendee : given) {
            require(
                    attendee.path("id").isTextual()
                            && !attendee.path("id").asText().isBlank(),
                    ServiceError.FORWARDED,
                    "Each attendee needs an id, which is a string.");
            JsonNode isOptional = attendee.path("isOptional");
            require(
                    isOptional.isMissingNode() || isOptional.isNull() || isOptional.isBoolean(),
                    ServiceError.FORWARDED,
                    "The field isOptional of an attendee must be a Boolean.");
        }
    }

    /**
     * Adds attendees. An attendee who is in the list already keeps the response.
     *
     * @throws ServiceErrorException if the event has more than 5,000 attendees then
     */
    void add(JsonNode given) {
        for (JsonNode attendee : given) {
            ObjectNode known = attendees.computeIfAbsent(attendee.path("id").asText(), AttendeeList::invited);
            known.put("isOptional", attendee.path("isOptional").asBoolean());
        }
        require(attendees.size() <= MAX, ServiceError.FORWARDED, "An event may have at most " + MAX + " attendees.");
    }

    private static ObjectNode invited(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("displayName", id)
                .put(RESPONSE_STATUS, "needsAction")
                .put("isOptional", false);
    }

    /** Removes these attendees. Ignores those who are not in the list. */
    void remove(JsonNode given) {
        given.forEach(attendee -> attendees.remove(attendee.path("id").asText()));
    }

    /** Keeps only these attendees. */
    void retain(JsonNode given) {
        Set<String> ids = new HashSet<>();
        given.forEach(attendee -> ids.add(attendee.path("id").asText()));
        attendees.keySet().retainAll(ids);
    }

    /** Sets the response of an attendee. Returns whether the user is one. */
    boolean respond(String unionId, String responseStatus) {
        ObjectNode attendee = attendees.get(unionId);
        if (attendee != null) {
            attendee.put(RESPONSE_STATUS, responseStatus);
        }
        return attendee != null;
    }

    List<ObjectNode> all() {
        return List.copyOf(attendees.values());
    }

    ArrayNode json() {
        return JsonNodeFactory.instance.arrayNode().addAll(attendees.values());
    }
}
