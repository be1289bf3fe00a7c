// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.api.event.Attendee;
import io.github.cameldingtalk.calendar.api.event.EventRequest;
import io.github.cameldingtalk.calendar.api.event.EventTime;
import io.github.cameldingtalk.calendar.api.event.Location;
import io.github.cameldingtalk.calendar.api.event.Reminder;
import java.util.List;
import java.util.Map;

/** The event that the benchmarks create. */
final class EventSample {

    static final String SUMMARY = "Weekly review";
    static final String DESCRIPTION = "What was done, and what comes next";
    static final String START = "2026-03-02T09:00:00+08:00";
    static final String END = "2026-03-02T10:00:00+08:00";
    static final String ZONE = "Asia/Shanghai";
    static final String PLACE = "Room 1";

    static final EventRequest RECORD = new EventRequest()
            .withSummary(SUMMARY)
            .withDescription(DESCRIPTION)
            .withStartAndEnd(new EventTime(null, START, ZONE), new EventTime(null, END, ZONE), false)
            .withAttendees(List.of(Attendee.of(Sample.USER_ID)))
            .withLocation(Location.of(PLACE))
            .withReminders(List.of(new Reminder("dingtalk", 15)));

    static final Map<String, Object> MAP = RECORD.toMap();

    static final String ANSWER = "{\"id\":\"cnNTbW1YbXJ6N0ZUdz09\",\"summary\":\"" + SUMMARY + "\",\"description\":\""
            + DESCRIPTION + "\",\"status\":\"confirmed\",\"start\":{\"dateTime\":\"" + START + "\",\"timeZone\":\""
            + ZONE
            + "\"},\"end\":{\"dateTime\":\"" + END + "\",\"timeZone\":\"" + ZONE
            + "\"},\"isAllDay\":false,\"attendees\":[{\"id\":\"" + Sample.USER_ID
            + "\",\"displayName\":\"A\",\"responseStatus\":\"needsAction\",\"self\":false}],\"organizer\":{\"id\":\""
            + Sample.USER_ID + "\",\"displayName\":\"B\",\"responseStatus\":\"accepted\",\"self\":true},"
            + "\"location\":{\"displayName\":\"" + PLACE
            + "\"},\"reminders\":[{\"method\":\"dingtalk\",\"minutes\":\"15\"}],"
            + "\"createTime\":\"2026-03-01T09:00:00Z\",\"updateTime\":\"2026-03-01T09:00:00Z\"}";

    private EventSample() {}
}
