// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Shows an update, a failure and the life of a calendar on an emulator on this machine. Prints the requests. */
final class EmulatorTour {

    private static final String USER_ID = "iiiP35sJadba8aBSgjrwPRKgiEiF";
    private static final String CALENDAR_ID = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";
    private static final String CLIENT_ID = "dingclientid";
    private static final String CLIENT_SECRET = "client-secret";

    private EmulatorTour() {}

    static void run() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp(CLIENT_ID, CLIENT_SECRET)
                .putUser(USER_ID, Set.of("dingz0xc7v89789asasdf"), Set.of("cidvrURjEqVe8xxxxxxx"))
                .put(EmulatedCalendar.of(CALENDAR_ID, USER_ID))) {
            Main main = CalendarExample.start(component(dingtalk.baseUri()));
            try {
                show(dingtalk, main.getCamelTemplate());
            } finally {
                main.stop();
            }
        }
    }

    private static DingTalkCalendarComponent component(String baseUri) {
        DingTalkCalendarComponent component = new DingTalkCalendarComponent();
        DingTalkCalendarConfiguration options = component.getConfiguration();
        options.setBaseUri(baseUri);
        options.setClientId(CLIENT_ID);
        options.setClientSecret(CLIENT_SECRET);
        options.setUserId(USER_ID);
        options.setCalendarId(CALENDAR_ID);
        return component;
    }

    private static void show(DingTalkEmulator dingtalk, ProducerTemplate template) throws IOException {
        System.out.println("Updating a calendar on the emulator at " + dingtalk.baseUri() + " …");
        Object result = template.requestBody("direct:update", example());
        System.out.println("\nThe component fetched an access token:\n\n"
                + dingtalk.requests().get(0).toString().replace(CLIENT_SECRET, "…"));
        System.out.println(
                "\nThe emulator received the update:\n\n" + dingtalk.requests().get(1));
        System.out.println("\nThe result on the route: " + result);
        System.out.println("\nUpdating the calendar with a blank name …");
        System.out.println("The route continued with: " + template.requestBody("direct:blank-name", ""));
        System.out.println("\nCreating, updating and deleting another calendar …");
        template.requestBody("direct:life", example());
    }

    private static String example() throws IOException {
        try (InputStream json = EmulatorTour.class.getResourceAsStream("/update.json")) {
            if (json == null) {
                throw new IllegalStateException("update.json is missing from the class path");
            }
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
