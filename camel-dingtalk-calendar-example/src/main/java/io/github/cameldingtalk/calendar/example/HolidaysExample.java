// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.main.Main;

/**
 * Runs the route of {@code camel/holidays.camel.yaml} three times on an emulator on this machine: with a file of holidays, with the
 * same file again, and with a changed file. If the environment has an app or an access token, runs it once, on DingTalk.
 */
public final class HolidaysExample {

    private HolidaysExample() {}

    /**
     * Brings the events of the user's main calendar in line with a file.
     *
     * @param arguments on DingTalk, the path of the CSV file; on the emulator, none
     * @throws IllegalArgumentException if an argument or a variable of the environment is missing; the message names it
     */
    public static void main(String[] arguments) throws Exception {
        DingTalkEnvironment environment = new DingTalkEnvironment(System.getenv());
        if (environment.hasCredentials()) {
            onDingTalk(environment, arguments);
        } else {
            onTheEmulator();
        }
    }

    private static void onTheEmulator() throws Exception {
        String userId = "iiiP35sJadba8aBSgjrwPRKgiEiF";
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp("dingclientid", "client-secret")
                .putUser(userId, Set.of("dingz0xc7v89789asasdf"), Set.of())) {
            DingTalkCalendarComponent component = new DingTalkCalendarComponent();
            component.getConfiguration().setBaseUri(dingtalk.baseUri());
            component.getConfiguration().setClientId("dingclientid");
            component.getConfiguration().setClientSecret("client-secret");
            run(
                    userId,
                    component,
                    example("/holidays.csv"),
                    example("/holidays.csv"),
                    example("/holidays-changed.csv"));
        }
    }

    private static void onDingTalk(DingTalkEnvironment environment, String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the CSV file of holidays: -Dexec.args=my-holidays.csv");
        }
        run(environment.needed("DINGTALK_USER_ID"), environment.component(), Files.readAllBytes(Path.of(arguments[0])));
    }

    private static void run(String userId, DingTalkCalendarComponent component, byte[]... files) throws Exception {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel/holidays.camel.yaml");
        main.addInitialProperty("userId", userId);
        main.bind("dingtalk-calendar", component);
        main.start();
        try {
            for (byte[] file : files) {
                main.getCamelTemplate().requestBody("direct:holidays", file);
            }
        } finally {
            main.stop();
        }
    }

    private static byte[] example(String name) throws IOException {
        try (InputStream csv = HolidaysExample.class.getResourceAsStream(name)) {
            if (csv == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return csv.readAllBytes();
        }
    }
}
