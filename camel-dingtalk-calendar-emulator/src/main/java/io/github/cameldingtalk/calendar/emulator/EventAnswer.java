// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event in a response, which differs a little from an event in a request. */
final class EventAnswer {

    private EventAnswer() {}

    /** An event, as a user gets it, with at most so many attendees. */
    static ObjectNode of(Series.Instance instance, String userId, int maxAttendees) {
        ObjectNode fields = instance.fields();
        String organizer = instance.event().organizer();
        String response = fields.path("organizer").path("responseStatus").asText("accepted");
        fields.putObject("organizer")
                .put("id", organizer)
                .put("displayName", organizer)
                .put("responseStatus", response)
                .put("self", organizer.equals(userId));
        if (fields.path("attendees").isArray()) {
            ArrayNode attendees = fields.arrayNode();
            AttendeeList.of(fields).all().stream()
                    .limit(maxAttendees)
                    .forEach(attendee -> attendees.add(attendee(attendee, userId)));
            fields.set("attendees", attendees);
        }
        for (JsonNode reminder : fields.path("reminders")) {
            // In responses, the number is a text.
            ((ObjectNode) reminder).put("minutes", reminder.path("minutes").asText());
        }
        return fields;
    }

    /** An attendee, as a user gets it. */
    static ObjectNode attendee(ObjectNode attendee, String userId) {
        return attendee.put("self", attendee.path("id").asText().equals(userId));
    }
}
