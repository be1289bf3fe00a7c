// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Kamelets of the component's jar: each is run, and each keeps to Camel's rules for Kamelets. */
class KameletsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Set<String> SECRETS = Set.of("clientId", "clientSecret", "refreshToken", "accessToken");

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("app", "s&cr%t+")
            .putUser("author", Set.of("corp"), Set.of())
            .put(new EmulatedCalendar(
                    "calendar",
                    "author",
                    "A calendar",
                    null,
                    List.of(),
                    new EmulatedCalendar.SubscribeScope(List.of("author"), List.of(), List.of())));

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    static Stream<String> kamelets() throws Exception {
        return texts().keySet().stream();
    }

    @Test
    void thereIsOneForEachOperationThatAPipeNeeds() throws Exception {
        assertThat(kamelets())
                .containsExactlyInAnyOrder(
                        "dingtalk-calendar-create-event-action",
                        "dingtalk-calendar-create-subscribed-action",
                        "dingtalk-calendar-delete-event-sink",
                        "dingtalk-calendar-delete-subscribed-sink",
                        "dingtalk-calendar-get-subscribed-action",
                        "dingtalk-calendar-list-events-action",
                        "dingtalk-calendar-list-subscribed-action",
                        "dingtalk-calendar-patch-event-action",
                        "dingtalk-calendar-subscribe-sink",
                        "dingtalk-calendar-unsubscribe-sink",
                        "dingtalk-calendar-update-subscribed-sink");
    }

    @Test
    void eachOfThemRuns() throws Exception {
        String calendar = "&calendarId=calendar";

        assertThat(run("update-subscribed-sink", calendar, "{\"name\":\"From a Kamelet\"}"))
                .isEqualTo("true");
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From a Kamelet");
        assertThat(run("get-subscribed-action", calendar, "")).contains("\"name\":\"From a Kamelet\"");
        assertThat(run("subscribe-sink", calendar, "")).isEqualTo("true");
        assertThat(run("list-subscribed-action", "", "")).contains("\"type\":\"subscribed\"");
        assertThat(run("unsubscribe-sink", calendar, "")).isEqualTo("true");
        assertThat(run("delete-subscribed-sink", calendar, "")).isEqualTo("true");
        String id = run("create-subscribed-action", "", "{\"name\":\"New\",\"subscribeScope\":{}}");
        assertThat(dingtalk.calendars())
                .extracting(EmulatedCalendar::calendarId)
                .containsExactly(id);
    }

    @Test
    void theRateOfTheComponentPacesItsKamelets() throws Exception {
        try (OneKamelet route = new OneKamelet()) {
            DingTalkCalendarConfiguration defaults = route.context()
                    .getComponent("dingtalk-calendar", DingTalkCalendarComponent.class)
                    .getConfiguration();
            defaults.setCallsPerSecond(0.001);
            defaults.setCallsPerSecondTimeout(1);
            route.startedWith("kamelet:dingtalk-calendar-update-subscribed-sink?userId=author&calendarId=calendar"
                    + "&clientId=app&clientSecret=RAW(s&cr%t+)&baseUri=" + dingtalk.baseUri());
            assertThat(route.send("{\"name\":\"First\"}")).isEqualTo("true");

            assertThatThrownBy(() -> route.send("{\"name\":\"Second\"}"))
                    .hasRootCauseInstanceOf(DingTalkThrottledException.class)
                    .rootCause()
                    .hasMessageContaining("callsPerSecondTimeout");
        }
    }

    private String run(String kamelet, String options, String body) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .to("kamelet:dingtalk-calendar-" + kamelet + "?userId=author&clientId=app"
                                    + "&clientSecret=RAW(s&cr%t+)&baseUri=" + dingtalk.baseUri() + options);
                }
            });
            context.start();
            return context.createProducerTemplate().requestBody("direct:in", body, String.class);
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void camelsOwnCatalogReadsIt(String name) throws Exception {
        var kamelet = new ObjectMapper(new YAMLFactory())
                .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .readValue(texts().get(name), org.apache.camel.v1.Kamelet.class);

        assertThat(kamelet.getMetadata().getName()).isEqualTo(name);
        assertThat(kamelet.getSpec().getDefinition().getTitle()).startsWith("DingTalk Calendar ");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itKeepsToCamelsRules(String name) throws Exception {
        String text = texts().get(name);
        JsonNode kamelet = YAML.readTree(text);
        JsonNode annotations = kamelet.at("/metadata/annotations");
        String type = kamelet.at("/metadata/labels")
                .path("camel.apache.org/kamelet.type")
                .asText();

        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name);
        assertThat(name).endsWith("-" + type);
        assertThat(annotations.path("camel.apache.org/kamelet.icon").asText()).startsWith("data:image/svg+xml;base64,");
        assertThat(annotations.path("camel.apache.org/provider").asText()).isNotBlank();
        assertThat(annotations.path("camel.apache.org/kamelet.support.level").asText())
                .isEqualTo("Preview");
        assertThat(annotations.path("camel.apache.org/catalog.version").asText())
                .matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(kamelet.at("/spec/definition/title").asText()).matches("([A-Z]\\w*)( [A-Z]\\w*)*");
        assertThat(kamelet.at("/spec/dependencies").toString())
                .contains("mvn:io.github.camel-dingtalk:camel-dingtalk-calendar:");
        Set<String> declared = new TreeSet<>();
        for (Map.Entry<String, JsonNode> property :
                kamelet.at("/spec/definition/properties").properties()) {
            declared.add(property.getKey());
            assertThat(property.getValue().path("title").asText()).matches("[A-Z].*");
            assertThat(text)
                    .as("where %s is used", property.getKey())
                    .matches("(?s).*\\{\\{\\??" + property.getKey() + "}}.*");
            if (SECRETS.contains(property.getKey())) {
                assertThat(property.getValue().path("format").asText()).isEqualTo("password");
                assertThat(property.getValue().path("x-descriptors").toString())
                        .contains("urn:camel:group:credentials");
            }
        }
        List<String> required = new ArrayList<>();
        kamelet.at("/spec/definition/required").forEach(field -> required.add(field.asText()));
        assertThat(declared).containsAll(required);
    }

    @ParameterizedTest
    @CsvSource({
        "create-event-action,      application/json, application/json",
        "create-subscribed-action, application/json, text/plain",
        "delete-event-sink,                        , text/plain",
        "delete-subscribed-sink,                   , text/plain",
        "get-subscribed-action,                    , application/json",
        "list-events-action,                       , application/json",
        "list-subscribed-action,                   , application/json",
        "patch-event-action,       application/json, application/json",
        "subscribe-sink,                           , text/plain",
        "unsubscribe-sink,                         , text/plain",
        "update-subscribed-sink,   application/json, text/plain"
    })
    void itSaysWhatGoesInAndWhatComesOut(String name, String in, String out) throws Exception {
        JsonNode types = YAML.readTree(texts().get("dingtalk-calendar-" + name)).at("/spec/types");

        assertThat(types.at("/in/mediaType").asText(null)).isEqualTo(in);
        assertThat(types.at("/out/mediaType").asText(null)).isEqualTo(out);
    }

    static Map<String, String> texts() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        URI jar = DingTalkCalendarComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (Files.isDirectory(Path.of(jar))) {
            read(Path.of(jar).resolve("kamelets"), texts);
        } else {
            try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
                read(files.getPath("kamelets"), texts);
            }
        }
        return texts;
    }

    private static void read(Path folder, Map<String, String> texts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(
                        file.getFileName().toString().replace(".kamelet.yaml", ""),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
    }
}
