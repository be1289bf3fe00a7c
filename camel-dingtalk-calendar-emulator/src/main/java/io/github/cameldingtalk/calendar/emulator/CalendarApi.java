// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The operations that create, read, update and delete a subscription calendar. */
final class CalendarApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CalendarStore calendars;
    private final CalendarCheck check;
    private final ServiceSettings settings;

    CalendarApi(CalendarStore calendars, Users users, ServiceSettings settings) {
        this.calendars = calendars;
        this.check = new CalendarCheck(users, settings);
        this.settings = settings;
    }

    EmulatedResponse.Http create(ApiCall call) {
        String userId = call.userId();
        JsonNode fields = call.requiredJson();
        check.checkNew(userId, fields);
        requireSpace();
        String calendarId = newCalendarId();
        calendars.put(new CalendarUpdate(settings.rules(), fields).applyTo(EmulatedCalendar.of(calendarId, userId)));
        return ServiceResponse.of(JsonNodeFactory.instance.objectNode().put("calendarId", calendarId));
    }

    /** DingTalk does not document who may read a calendar. Here its editors and subscribers may. */
    EmulatedResponse.Http get(ApiCall call) {
        requireCalendarId(call, ServiceError.CALENDAR_ID_NULL);
        EmulatedCalendar calendar = existing(call);
        require(
                calendar.mayBeEditedBy(call.userId())
                        || calendars.subscribers(calendar.calendarId()).contains(call.userId()),
                ServiceError.PERMISSION_DENIED,
                "The user " + call.userId() + " is not the author, a manager or a subscriber of the calendar.");
        return ServiceResponse.of(JSON.valueToTree(calendar));
    }

    EmulatedResponse.Http update(ApiCall call) {
        requireCalendarId(call, ServiceError.CALENDAR_ID_BLANK);
        JsonNode fields = call.requiredJson();
        EmulatedCalendar calendar = existing(call);
        require(
                calendar.mayBeEditedBy(call.userId()),
                ServiceError.PERMISSION_DENIED,
                "The user " + call.userId() + " is not a manager of the calendar, nor its author, " + calendar.author()
                        + ".");
        check.checkUpdate(call.userId(), fields);
        requireSpace();
        calendars.update(calendar.calendarId(), new CalendarUpdate(settings.rules(), fields)::applyTo);
        return ServiceResponse.result();
    }

    EmulatedResponse.Http delete(ApiCall call) {
        requireCalendarId(call, ServiceError.CALENDARID_BLANK);
        EmulatedCalendar calendar = existing(call);
        require(
                calendar.author().equals(call.userId()),
                ServiceError.PERMISSION_DENIED,
                "The user " + call.userId() + " is not the author of the calendar, " + calendar.author() + ".");
        calendars.remove(calendar.calendarId());
        return ServiceResponse.result();
    }

    private void requireSpace() {
        require(!calendars.isFull(), ServiceError.SERVICE_BUSY, "The emulator has no space for more calendars.");
    }

    private static void requireCalendarId(ApiCall call, ServiceError otherwise) {
        require(!call.calendarId().isBlank(), otherwise);
    }

    private EmulatedCalendar existing(ApiCall call) {
        return calendars.existing(call.calendarId(), ServiceError.FORWARDED);
    }

    private static String newCalendarId() {
        byte[] random = UUID.randomUUID().toString().substring(0, 24).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
