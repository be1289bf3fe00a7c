// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the commands and the routes of the page of the first call, in the order of the page. */
class FirstCallTest {

    private static final Pattern BLOCK =
            Pattern.compile("(?:\\.(\\S+)\\n)?(?:\\[source,(\\w+)]\\n)?----\\n(.*?)----\\n", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^(\\./mvnw .*) -Dexec\\.args=\"(.*)\"$", Pattern.MULTILINE);

    @TempDir
    Path directory;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("dingabcdefghijkl", "the-secret-of-the-app")
            .putUser("the-unionId-of-the-author", Set.of("dingabcdef0123456789"), Set.of());

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void theCommandsCreateUpdateShowSubscribeAndDeleteACalendar() throws Exception {
        Map<String, String> variables = new HashMap<>();
        List<String> commands = new ArrayList<>();
        for (MatchResult block : blocks("en")) {
            if ("json".equals(block.group(2))) {
                Files.writeString(directory.resolve(block.group(1)), block.group(3));
            }
            for (String line : block.group(3).split("\n")) {
                if (line.startsWith("export ")) {
                    variables.put(line.substring(7, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                }
            }
            for (MatchResult command : COMMAND.matcher(block.group(3)).results().toList()) {
                assertThat(Files.readString(Path.of("../README.md"))).contains("\n" + command.group(1) + "\n");
                commands.add(command.group(2).split(" ")[0]);
                String result = run(variables, command.group(2));
                if (command.group(2).startsWith("create")) {
                    // The page shows an id that the service chose.
                    assertThat(dingtalk.calendar(result).orElseThrow().name()).isEqualTo("Public holidays");
                    variables.put("created", result);
                }
            }
        }

        assertThat(commands).containsExactly("create", "update", "show", "subscribe", "delete");
        assertThat(dingtalk.calendar(variables.get("created"))).isEmpty();
    }

    @Test
    void theCommandForATokenIsAnsweredWithAToken() throws Exception {
        String command = blocks("en").stream()
                .map(block -> block.group(3))
                .filter(block -> block.contains("/v1.0/oauth2/accessToken"))
                .findFirst()
                .orElseThrow()
                .replace("https://api.dingtalk.com", dingtalk.baseUri());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");

        Path output = directory.resolve("output");
        Process process = new ProcessBuilder("sh", "-e", "-c", command)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).contains("\"accessToken\":\"", "\"expireIn\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "xml", "yaml"})
    void theRouteCreatesACalendar(String language) throws Exception {
        String route = DocumentationPages.block(language, "direct:create-calendar");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            DingTalkCalendarComponent component =
                    context.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class);
            component.getConfiguration().setBaseUri(dingtalk.baseUri());
            component.getConfiguration().setClientId("dingabcdefghijkl");
            component.getConfiguration().setClientSecret("the-secret-of-the-app");
            context.getPropertiesComponent().addOverrideProperty("userId", "the-unionId-of-the-author");
            context.getPropertiesComponent().addOverrideProperty("corpId", "dingabcdef0123456789");
            if (language.equals("java")) {
                assertThat(Files.readString(
                                Path.of("src/test/java/io/github/cameldingtalk/calendar/example/CreateCalendar.java")))
                        .endsWith("here on.\n" + route);
                context.addRoutes(new CreateCalendar());
            } else {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString("create." + language, route));
            }
            context.start();

            String calendarId =
                    context.createProducerTemplate().requestBody("direct:create-calendar", null, String.class);

            assertThat(dingtalk.calendar(calendarId)
                            .orElseThrow()
                            .subscribeScope()
                            .corpIds())
                    .containsExactly("dingabcdef0123456789");
        }
    }

    @Test
    void theChinesePageHasTheSameCode() throws Exception {
        assertThat(blocks("zh-CN"))
                .extracting(MatchResult::group)
                .isEqualTo(blocks("en").stream().map(MatchResult::group).toList());
    }

    /** The result that the command printed. */
    private String run(Map<String, String> page, String command) throws Exception {
        Map<String, String> variables = new HashMap<>(page);
        variables.put("DINGTALK_BASE_URI", dingtalk.baseUri());
        variables.computeIfPresent("DINGTALK_CALENDAR_ID", (name, shown) -> page.get("created"));
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        if (arguments.size() > 1) {
            arguments.set(1, directory.resolve(arguments.get(1)).toString());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = CalendarExample.run(variables, arguments, new PrintStream(out), new PrintStream(err));

        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8).strip().substring("The result on the route: ".length());
    }

    private static List<MatchResult> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../docs/src/main/asciidoc", language, "first-call.adoc")))
                .results()
                .toList();
    }
}
