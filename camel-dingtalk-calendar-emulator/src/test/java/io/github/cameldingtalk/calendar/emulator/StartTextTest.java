// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the program prints for a shell. */
class StartTextTest {

    private static final Pattern VARIABLE = Pattern.compile("DINGTALK_[A-Z_]+");

    @TempDir
    Path folder;

    @Test
    void theLinesHaveTheInternalAppTheOldestCalendarAndItsAuthor() throws IOException {
        String printed = printed();

        assertThat(exports(printed))
                .containsExactly(
                        "export DINGTALK_BASE_URI=" + baseUri(printed),
                        "export DINGTALK_CLIENT_ID=dingemulator",
                        "export DINGTALK_CLIENT_SECRET=emulator-secret",
                        "export DINGTALK_USER_ID=author",
                        "export DINGTALK_CALENDAR_ID=calendar-1");
        assertThat(printed).contains("  corpId         dingcorp");
    }

    @Test
    void theSecretsOfADataFileAreNamedButNotPrinted() throws IOException {
        String printed = printedWith(
                """
                apps:
                  - {type: enterprise, clientId: suite, clientSecret: top-secret-1, suiteTicket: top-secret-2, corpIds: [corp]}
                users:
                  - {unionId: first}
                  - {unionId: second}
                calendars:
                  - {calendarId: calendar, author: second, name: A calendar}
                """);

        assertThat(exports(printed))
                .containsExactly(
                        "export DINGTALK_BASE_URI=" + baseUri(printed),
                        "export DINGTALK_CLIENT_ID=suite",
                        "export DINGTALK_CORP_ID=corp",
                        "export DINGTALK_USER_ID=second",
                        "export DINGTALK_CALENDAR_ID=calendar");
        assertThat(printed)
                .contains("Also set DINGTALK_CLIENT_SECRET and DINGTALK_SUITE_TICKET, as in data.yaml.")
                .doesNotContain("top-secret");
    }

    @Test
    void aPersonalAppHasAnAuthorizationCode() throws IOException {
        String printed = printedWith(
                """
                apps:
                  - {type: personal, clientId: personal, clientSecret: secret}
                users:
                  - {unionId: first}
                """);

        assertThat(exports(printed))
                .contains("export DINGTALK_REFRESH_TOKEN_FILE=refresh-token", "export DINGTALK_USER_ID=first")
                .anyMatch(line -> line.startsWith("export DINGTALK_AUTHORIZATION_CODE=code-"));
    }

    @Test
    void theSecretOfAnAppOfTheCommandLineIsNotPrinted() throws IOException {
        String printed = printedWith("users: [{unionId: first}]", "--app", "mine:top-secret");

        assertThat(exports(printed)).contains("export DINGTALK_CLIENT_ID=mine");
        assertThat(printed)
                .contains("Also set DINGTALK_CLIENT_SECRET, as in --app.")
                .doesNotContain("top-secret");
    }

    @Test
    void withoutAnAppThereAreNoLines() throws IOException {
        assertThat(exports(printedWith("users: [{unionId: first}]"))).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aShellReadsEachValueAsItIs() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String value : List.of("plain-1", "two words", "it's", "$HOME `id` \\ \"x\" !", "日历", "a\nb", "")) {
            variables.put("VALUE_" + variables.size(), value);
        }
        List<String> script = new ArrayList<>(ShellLines.of(variables));
        variables.keySet().forEach(name -> script.add("printf '%s|' \"$" + name + "\""));

        Process shell = new ProcessBuilder("sh", "-e", "-c", String.join("\n", script)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(String.join("|", variables.values()) + "|");
    }

    @Test
    void theExampleProgramReadsEachVariableOfTheProgramAndOfThePage() throws IOException {
        Set<String> read = variablesIn(Path.of("../camel-dingtalk-calendar-example/src/main/java"));

        assertThat(read).isNotEmpty().containsAll(variablesIn(Path.of("src/main")));
    }

    private static Set<String> variablesIn(Path sources) throws IOException {
        Set<String> variables = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                variables.addAll(VARIABLE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()));
            }
        }
        return variables;
    }

    private String printedWith(String data, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("data.yaml"), data);
        return printed(Stream.concat(Stream.of("--data", file.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String printed(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(arguments));
        EmulatorProgram.start(ProgramOptions.parse(all), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .close();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> exports(String printed) {
        return printed.lines().filter(line -> line.startsWith("export ")).toList();
    }

    private static String baseUri(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("  baseUri "))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
    }
}
