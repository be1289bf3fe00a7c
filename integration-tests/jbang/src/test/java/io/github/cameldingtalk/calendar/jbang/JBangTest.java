// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

            String output = run("route.yaml", "application.properties");

            assertThat(output).contains("updated: true");
            assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From JBang");
        }
    }

    @Test
    void theExamplePipeRuns() throws Exception {
        String secret = "s&cr%t+";
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start()
                .putInternalApp("app", secret)
                .put(EmulatedCalendar.of("calendar==", "author+"))) {
            Files.copy(Path.of(System.getProperty("pipe")), directory.resolve("pipe.yaml"));
            Files.writeString(
                    directory.resolve("application.properties"),
                    """
                    camel.component.dingtalk-calendar.base-uri=%s
                    camel.component.dingtalk-calendar.client-id=app
                    camel.component.dingtalk-calendar.client-secret=%s
                    camel.kamelet.timer-source.message={"name": "Public holidays"}
                    camel.kamelet.dingtalk-calendar-update-subscribed-sink.userId=author+
                    camel.kamelet.dingtalk-calendar-update-subscribed-sink.calendarId=calendar==
                    """
                            .formatted(dingtalk.baseUri(), secret));

            String output = run("pipe.yaml", "application.properties", "--kamelets-version=4.18.0");

            assertThat(dingtalk.calendar("calendar==").orElseThrow().name())
                    .as(output)
                    .isEqualTo("Public holidays");
        }
    }

    /** What {@code camel run} writes, which ends after one message. */
    private String run(String... arguments) throws Exception {
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Camel.class.getName(),
                "run"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--dep=mvn:io.github.camel-dingtalk:camel-dingtalk-calendar:" + System.getProperty("component.version"),
                "--max-messages=1",
                "--logging-color=false"));

        Process camel = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = camel.waitFor(240, TimeUnit.SECONDS);
        camel.destroyForcibly();

        assertThat(ended).as(() -> read(output)).isTrue();
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
