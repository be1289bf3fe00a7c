// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The operations on the attendees of an event. A subscription calendar has none of them. */
final class AttendeeApi {

    private static final Set<String> RESPONSES = Set.of("accepted", "declined", "tentative", "needsAction");

    private static final String ATTENDEES = "attendees";
    private static final String NEXT_TOKEN = "nextToken";
    private static final String RESPONSE_STATUS = "responseStatus";

    private final ServiceData data;
    private final EventAccess access;

    AttendeeApi(ServiceData data, EventAccess access) {
        this.data = data;
        this.access = access;
    }

    /** Lists the attendees, page by page, in the order in which they were invited. */
    EmulatedResponse.Http list(ApiCall call) {
        requirePrimary(call);
        EmulatedEvent event = access.existing(call, call.pathVariable("eventId"));
        List<ObjectNode> attendees = AttendeeList.of(event.json()).all();
        int maxResults = new EventQuery(call).maxResults();
        int from = offset(call.query(NEXT_TOKEN));
        int to = Math.min(attendees.size(), from + maxResults);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode page = body.putArray(ATTENDEES);
        attendees
                .subList(Math.min(from, to), to)
                .forEach(attendee -> page.add(EventAnswer.attendee(attendee, call.userId())));
        if (to < attendees.size()) {
            body.put(NEXT_TOKEN, Integer.toString(to));
        }
        return ServiceResponse.of(body);
    }

    private static int offset(@Nullable String nextToken) {
        require(
                nextToken == null || nextToken.matches("\\d{1,4}"),
                ServiceError.FORWARDED,
                "The parameter nextToken is not from this list.");
        return nextToken == null ? 0 : Integer.parseInt(nextToken);
    }

    EmulatedResponse.Http add(ApiCall call) {
        return change(call, "attendeesToAdd", AttendeeList::add);
    }

    EmulatedResponse.Http remove(ApiCall call) {
        return change(call, "attendeesToRemove", AttendeeList::remove);
    }

    private EmulatedResponse.Http change(ApiCall call, String name, BiConsumer<AttendeeList, JsonNode> change) {
        requirePrimary(call);
        EmulatedEvent event = access.changeable(call);
        JsonNode given = call.requiredJson().path(name);
        require(
                given.isArray() && !given.isEmpty(),
                ServiceError.FORWARDED,
                "The field " + name + " must be an array with at least one attendee.");
        AttendeeList.check(given);
        access.requireSpace();
        AttendeeList attendees = AttendeeList.of(event.json());
        change.accept(attendees, given);
        data.events().update(event.eventId(), fields -> fields.set(ATTENDEES, attendees.json()));
        return ServiceResponse.empty();
    }

    /** An attendee responds to the invitation. Also the organizer may respond. */
    EmulatedResponse.Http respond(ApiCall call) {
        requirePrimary(call);
        EmulatedEvent event = access.existing(call, call.pathVariable("eventId"));
        String response = call.requiredJson().path(RESPONSE_STATUS).asText();
        require(
                RESPONSES.contains(response),
                ServiceError.FORWARDED,
                "The field responseStatus must be accepted, declined, tentative or needsAction.");
        AttendeeList attendees = AttendeeList.of(event.json());
        boolean isAttendee = attendees.respond(call.userId(), response);
        data.events().update(event.eventId(), fields -> {
            if (event.organizer().equals(call.userId())) {
                fields.putObject("organizer").put(RESPONSE_STATUS, response);
            }
            return isAttendee ? fields.set(ATTENDEES, attendees.json()) : fields;
        });
        return ServiceResponse.empty();
    }

    private void requirePrimary(ApiCall call) {
        access.requireReadable(call);
        require(EventAccess.isPrimary(call), ServiceError.SUBSCRIBED_NOT_SUPPORTED);
    }
}
