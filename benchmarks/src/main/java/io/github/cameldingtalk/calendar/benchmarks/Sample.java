// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The update that everything here sends: the example of DingTalk's documentation. */
final class Sample {

    static final String USER_ID = "iiiP35sJadba8aBSgjrwPRKgiEiF";
    static final String CALENDAR_ID = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";
    static final String PATH = "/v1.0/calendar/users/" + USER_ID + "/subscribedCalendars/" + CALENDAR_ID;
    static final String TOKEN = "fw8ef8we8f76e6f7s8dxxxx";

    static final String NAME = "Traditional Chinese Calendar";
    static final List<String> MANAGERS = List.of(USER_ID);
    static final List<String> GROUPS = List.of("cidvrURjEqVe8xxxxxxx");
    static final List<String> CORPS = List.of("dingz0xc7v89789asasdf");

    static final Map<String, Object> MAP = Map.of(
            "name",
            NAME,
            "description",
            NAME,
            "managers",
            MANAGERS,
            "subscribeScope",
            Map.of("unionIds", MANAGERS, "openConversationIds", GROUPS, "corpIds", CORPS));

    static final UpdateSubscribedCalendarRequest RECORD =
            new UpdateSubscribedCalendarRequest(NAME, NAME, MANAGERS, new SubscribeScope(MANAGERS, GROUPS, CORPS));

    static final String STRING =
            "{\"name\":\"" + NAME + "\",\"description\":\"" + NAME + "\",\"managers\":[\"" + USER_ID
                    + "\"],\"subscribeScope\":{\"unionIds\":[\"" + USER_ID
                    + "\"],\"openConversationIds\":[\"cidvrURjEqVe8xxxxxxx\"],\"corpIds\":[\"dingz0xc7v89789asasdf\"]}}";

    static final byte[] BYTES = STRING.getBytes(StandardCharsets.UTF_8);

    static final List<Object> BODIES = List.of(MAP, RECORD, STRING, BYTES);

    private Sample() {}
}
