// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The event operations of an emulated service with the users "ann" and "ben". Its clock stands still. */
final class EventClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestService service = new TestService();

    EventClient() {
        now("2026-03-10T12:00:00Z");
        service.data.users().put("ann", Set.of(), Set.of());
        service.data.users().put("ben", Set.of(), Set.of());
    }

    void now(String time) {
        service.data.settings().clock(InstantSource.fixed(Instant.parse(time)));
    }

    static String events(String user) {
        return "/v1.0/calendar/users/" + user + "/calendars/primary/events";
    }

    static String event(String user, String id) {
        return events(user) + "/" + id;
    }

    /** An event on 10 March 2026 from 9 to 10 o'clock in Shanghai, with further fields, such as {@code "description":"d"}. */
    static String timed(String moreFields) {
        return "{\"summary\":\"s\",\"start\":{\"dateTime\":\"2026-03-10T09:00:00+08:00\",\"timeZone\":\"Asia/Shanghai\"},"
                + "\"end\":{\"dateTime\":\"2026-03-10T10:00:00+08:00\",\"timeZone\":\"Asia/Shanghai\"}"
                + (moreFields.isEmpty() ? "" : "," + moreFields) + "}";
    }

    static String allDay(String first, String endExclusive, String moreFields) {
        return "{\"summary\":\"" + first + "\",\"start\":{\"date\":\"" + first + "\"},\"end\":{\"date\":\""
                + endExclusive + "\"}" + (moreFields.isEmpty() ? "" : "," + moreFields) + "}";
    }

    /** The id of a new event of ann. */
    String create(String body) {
        JsonNode created = json("POST", events("ann"), body);
        if (!created.has("id")) {
            throw new AssertionError(created);
        }
        return created.path("id").asText();
    }

    JsonNode json(String method, String target, String body) {
        return json(service.call(method, target, body));
    }

    JsonNode get(String target) {
        return json("GET", target, "");
    }

    static JsonNode json(EmulatedResponse.Http response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a field of the events in a response. */
    static List<String> of(JsonNode page, String pointer) {
        List<String> values = new ArrayList<>();
        page.path("events").forEach(event -> values.add(event.at(pointer).asText()));
        return values;
    }
}
