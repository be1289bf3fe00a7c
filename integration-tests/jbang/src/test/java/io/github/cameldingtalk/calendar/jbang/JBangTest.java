// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class JBangTest {

    @TempDir
    Path directory;

    @Test
    void aYamlRouteRunsWithTheComponentAsADependency() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp("app", "secret")
                .put(EmulatedCalendar.of("calendar", "author"))) {
            Files.writeString(
                    directory.resolve("route.yaml"),
                    """
                    - from:
                        uri: timer:once?repeatCount=1
                        steps:
                          - setBody:
                              constant: '{"name": "From JBang"}'
                          - to: dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar
                          - log: "updated: ${body}"
                    """);
            Files.writeString(
                    directory.resolve("application.properties"),
                    "camel.component.dingtalk-calendar.base-uri=" + dingtalk.baseUri()
                            + "\ncamel.component.dingtalk-calendar.client-id=app"
                            + "\ncamel.component.dingtalk-calendar.client-secret=secret\n");
            Path output = directory.resolve("output.txt");

            Process camel = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Camel.class.getName(),
                            "run",
                            "route.yaml",
                            "application.properties",
                            "--dep=mvn:io.github.camel-dingtalk:camel-dingtalk-calendar:"
                                    + System.getProperty("component.version"),
                            "--max-messages=1",
                            "--logging-color=false")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = camel.waitFor(240, TimeUnit.SECONDS);
            camel.destroyForcibly();

            assertThat(Files.readString(output)).contains("updated: true");
            assertThat(ended).isTrue();
            assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From JBang");
        }
    }

    /** The command {@code camel}. */
    static final class Camel {
        private Camel() {}

        public static void main(String[] arguments) {
            org.apache.camel.dsl.jbang.core.commands.CamelJBangMain.run(arguments);
        }
    }
}
