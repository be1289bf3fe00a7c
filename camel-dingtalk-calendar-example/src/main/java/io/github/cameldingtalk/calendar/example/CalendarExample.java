// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Runs the routes of {@code camel/update.camel.yaml} and {@code camel/life.camel.yaml} against an emulator on this machine.
 * If the environment has an app or an access token, runs only the update, against DingTalk.
 */
public final class CalendarExample {

    private static final String OPTION = "camel.component.dingtalk-calendar.";

    private CalendarExample() {}

    /**
     * Updates the calendar.
     *
     * @param arguments on DingTalk, the path of the JSON file to send; on the emulator, none
     * @throws IllegalArgumentException if an argument or a variable of the environment is missing; the message names it
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        if (new DingTalkEnvironment(environment).hasCredentials()) {
            onDingTalk(environment, arguments);
        } else {
            onTheEmulator();
        }
    }

    private static void onTheEmulator() throws Exception {
        String userId = "iiiP35sJadba8aBSgjrwPRKgiEiF";
        String calendarId = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";
        String clientId = "dingclientid";
        String clientSecret = "client-secret";
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp(clientId, clientSecret)
                .putUser(userId, Set.of("dingz0xc7v89789asasdf"), Set.of("cidvrURjEqVe8xxxxxxx"))
                .put(EmulatedCalendar.of(calendarId, userId))) {
            Main main = camel(Map.of(
                    "base-uri", dingtalk.baseUri(),
                    "client-id", clientId,
                    "client-secret", clientSecret,
                    "user-id", userId,
                    "calendar-id", calendarId));
            try {
                ProducerTemplate template = main.getCamelTemplate();
                System.out.println("Updating a calendar on the emulator at " + dingtalk.baseUri() + " …");
                Object result = template.requestBody("direct:update", example());
                System.out.println("\nThe component fetched an access token:\n\n"
                        + dingtalk.requests().get(0).toString().replace(clientSecret, "…"));
                System.out.println("\nThe emulator received the update:\n\n"
                        + dingtalk.requests().get(1));
                System.out.println("\nThe result on the route: " + result);
                System.out.println("\nUpdating the calendar with a blank name …");
                System.out.println("The route continued with: " + template.requestBody("direct:blank-name", ""));
                System.out.println("\nCreating, updating and deleting another calendar …");
                template.requestBody("direct:life", example());
            } finally {
                main.stop();
            }
        }
    }

    private static void onDingTalk(Map<String, String> environment, String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "name the JSON file with the fields to update: -Dexec.args=my-update.json");
        }
        DingTalkEnvironment dingtalk = new DingTalkEnvironment(environment);
        Map<String, String> options = new HashMap<>(dingtalk.options());
        options.put("user-id", dingtalk.needed("DINGTALK_USER_ID"));
        options.put("calendar-id", dingtalk.needed("DINGTALK_CALENDAR_ID"));
        Main main = camel(options);
        try {
            Object result = main.getCamelTemplate().requestBody("direct:update", Path.of(arguments[0]));
            System.out.println("The result on the route: " + result);
        } finally {
            main.stop();
        }
    }

    private static Main camel(Map<String, String> options) {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel/update.camel.yaml,classpath:camel/life.camel.yaml");
        options.forEach((name, value) -> main.addInitialProperty(OPTION + name, value));
        main.start();
        return main;
    }

    private static String example() throws IOException {
        try (InputStream json = CalendarExample.class.getResourceAsStream("/update.json")) {
            if (json == null) {
                throw new IllegalStateException("update.json is missing from the class path");
            }
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
