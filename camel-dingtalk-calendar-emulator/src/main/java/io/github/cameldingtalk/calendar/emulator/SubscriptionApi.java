// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operations that subscribe to a calendar, unsubscribe from a calendar, and list the calendars of a user. */
final class SubscriptionApi {

    /** The id and the type of the calendar that every user has, which is not a subscription calendar. */
    private static final String PRIMARY = "primary";

    private static final int MAX_SUBSCRIBERS = 10_000;

    private final CalendarStore calendars;
    private final Users users;

    SubscriptionApi(CalendarStore calendars, Users users) {
        this.calendars = calendars;
        this.users = users;
    }

    EmulatedResponse.Http subscribe(ApiCall call) {
        EmulatedCalendar calendar = existing(call);
        if (!users.maySubscribe(call.userId(), calendar.subscribeScope())) {
            throw new ServiceErrorException(
                    ServiceError.NOT_IN_SUBSCRIPTION_SCOPE,
                    "The user " + call.userId()
                            + " is not in the subscribeScope of the calendar, nor are the user's organizations and groups.");
        }
        if (calendars.subscribers(calendar.calendarId()).size() >= MAX_SUBSCRIBERS || calendars.isFull()) {
            throw new ServiceErrorException(ServiceError.EXCEED_SUBSCRIBE_LIMIT);
        }
        calendars.subscribe(calendar.calendarId(), call.userId());
        return ServiceResponse.empty();
    }

    /** DingTalk does not document what a user without a subscription gets. Here the response is a success. */
    EmulatedResponse.Http unsubscribe(ApiCall call) {
        calendars.unsubscribe(existing(call).calendarId(), call.userId());
        return ServiceResponse.result();
    }

    /** DingTalk documents that the creator and the subscribers of a calendar can look up its id. */
    EmulatedResponse.Http list(ApiCall call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putObject("response").putArray("calendars");
        list.addObject()
                .put("id", PRIMARY)
                .put("summary", "My calendar")
                .put("timeZone", "Asia/Shanghai")
                .put("type", PRIMARY)
                .put("privilege", "OWNER");
        for (EmulatedCalendar calendar : calendars.listedFor(call.userId())) {
            list.addObject()
                    .put("id", calendar.calendarId())
                    .put("summary", calendar.name())
                    .put("description", calendar.description())
                    .put("timeZone", "Asia/Shanghai")
                    .put("eTag", Integer.toHexString(calendar.hashCode()))
                    .put("type", "subscribed")
                    .put("privilege", calendar.author().equals(call.userId()) ? "OWNER" : "READER");
        }
        return ServiceResponse.of(body);
    }

    private EmulatedCalendar existing(ApiCall call) {
        String calendarId = call.calendarId();
        if (calendarId.isBlank()) {
            throw new ServiceErrorException(ServiceError.CALENDARID_BLANK);
        }
        if (calendarId.equals(PRIMARY)) {
            throw new ServiceErrorException(
                    ServiceError.CALENDAR_TYPE_INVALID, "The calendar primary is not a subscription calendar.");
        }
        return calendars.existing(calendarId, ServiceError.FORWARDED);
    }
}
