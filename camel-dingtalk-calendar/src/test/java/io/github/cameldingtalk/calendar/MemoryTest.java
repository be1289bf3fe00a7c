// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.ScriptedServer.Behavior;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is endless or huge, in a JVM of 128 MB that exits when a thread finds no memory. */
@Tag("long")
@Timeout(240)
class MemoryTest {

    /** A case takes milliseconds. Its limit is the responseTimeout of 20 seconds. */
    private static final int MAX_MILLIS = 40_000;

    private static final String CALENDAR = "{\"calendarId\":\"c\",\"name\":\"usual\"}";

    @TempDir
    private Path folder;

    private ScriptedServer service;

    private record Outcome(String name, String outcome, long millis) {}

    @BeforeEach
    void startAServerThatRespondsAsTheIdsSay() throws Exception {
        service = new ScriptedServer(false, MemoryTest::respond);
    }

    @AfterEach
    void stopTheServer() {
        service.close();
    }

    private static boolean respond(java.net.Socket socket, String request, int number) throws Exception {
        String line = request.substring(0, request.indexOf('\r'));
        Optional<HugeResponse> chosen = Arrays.stream(HugeResponse.values())
                .filter(response ->
                        line.matches(".*/" + response + "[/ ].*") || request.contains("\"" + response + "\""))
                .findFirst();
        if (chosen.isPresent()) {
            return chosen.get().behavior.respond(socket, request, number);
        }
        String body = CALENDAR + (line.contains("/LARGE ") ? " ".repeat(1024 * 1024 - CALENDAR.length()) : "");
        return Behavior.write(RawResponse.HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .respond(socket, request, number);
    }

    @Test
    void eachHugeResponseIsRejectedAndTheNextCallIsRight() throws Exception {
        assertThat(outcomes("responses"))
                .hasSize(4 * HugeResponse.values().length)
                .allSatisfy(outcome -> {
                    boolean found = outcome.name.startsWith("MESSAGE_OF_AN_ERROR")
                            || outcome.name.startsWith("BODY_OF_AN_ERROR");
                    assertThat(outcome.outcome)
                            .isEqualTo(found ? "DingTalkServiceException" : "DingTalkUnexpectedResponseException");
                });
    }

    @Test
    void eachHugeBodyIsRejectedAndTheNextCallIsRight() throws Exception {
        assertThat(outcomes("bodies"))
                .hasSize(HugeBody.values().length)
                .extracting(Outcome::outcome)
                .containsOnly("DingTalkInvalidParameterException");
    }

    @Test
    void eachHugeResponseToATokenRequestIsRejectedAndTheNextCallIsRight() throws Exception {
        assertThat(outcomes("tokens"))
                .hasSize(HugeResponse.values().length)
                .allMatch(outcome -> outcome.outcome.matches("DingTalk(UnexpectedResponse|Service)Exception"));
    }

    @Test
    void twentyResponsesOfOneMebibyteAreReadAtOnce() throws Exception {
        assertThat(outcomes("20")).hasSize(1).allMatch(outcome -> outcome.outcome.equals("{usual=20}"));
    }

    /** The outcomes of the cases, all in bounded time, and each followed by a usual call that is right. */
    private List<Outcome> outcomes(String kind) throws Exception {
        Path output = folder.resolve("output");
        Path log = folder.resolve("log");
        Process jvm = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx128m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.impl=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallMemory.class.getName(),
                        kind,
                        service.baseUri())
                .redirectOutput(output.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(jvm.waitFor(200, TimeUnit.SECONDS))
                    .as(() -> text(output))
                    .isTrue();
        } finally {
            jvm.destroyForcibly();
        }
        assertThat(jvm.exitValue()).as(() -> text(output) + text(log)).isZero();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines.stream().filter(line -> line.startsWith("next"))).containsOnly("next usual");
        List<Outcome> outcomes = lines.stream().flatMap(MemoryTest::outcome).toList();
        assertThat(outcomes).allMatch(outcome -> outcome.millis < MAX_MILLIS);
        return outcomes;
    }

    private static Stream<Outcome> outcome(String line) {
        String[] words = line.split(" ");
        int n = words.length;
        return line.startsWith("next")
                ? Stream.empty()
                : Stream.of(new Outcome(
                        String.join(" ", List.of(words).subList(0, n - 2)),
                        words[n - 2],
                        Long.parseLong(words[n - 1])));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
