// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every YAML route against Camel's schema, and every endpoint URI of the documentation and the examples against the catalog. */
class RoutesAgainstCamelsSchemasTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern YAML =
            Pattern.compile("(?:```yaml\\n|\\[source,yaml]\\n----\\n)(- .*?)(?:```|----)", Pattern.DOTALL);
    private static final Pattern URI =
            Pattern.compile("(?<!camel-)dingtalk-calendar:[a-z][A-Za-z]*(\\?[^\\s\"'`<>)]*)?");

    @TestFactory
    Stream<DynamicTest> everyYamlRouteIsWhatCamelsSchemaAllows() throws IOException {
        JsonSchema schema;
        try (InputStream in = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(in);
        }
        Map<String, String> routes = new LinkedHashMap<>();
        for (Path file : files(".camel.yaml")) {
            routes.put(file.toString(), Files.readString(file));
        }
        for (Path file : files(".md", ".adoc")) {
            Matcher blocks = YAML.matcher(Files.readString(file));
            while (blocks.find()) {
                routes.put(file + " at " + blocks.start(), blocks.group(1));
            }
        }
        assertThat(routes).hasSizeGreaterThan(4);
        assertThat(schema.validate(new ObjectMapper().readTree("[{\"route\":{\"form\":{\"uri\":\"direct:in\"}}}]")))
                .as("what is no route")
                .isNotEmpty();
        return routes.entrySet().stream()
                .map(route -> DynamicTest.dynamicTest(route.getKey(), () -> {
                    JsonNode yaml = new ObjectMapper()
                            .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(route.getValue()));
                    assertThat(schema.validate(yaml)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointUriIsOneThatTheCatalogKnows() throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        try (InputStream json = DingTalkCalendarComponent.class.getResourceAsStream(
                "/META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json")) {
            catalog.addComponent(
                    "dingtalk-calendar",
                    DingTalkCalendarComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        Map<String, String> uris = new LinkedHashMap<>();
        for (Path file :
                files(".camel.yaml", ".kamelet.yaml", ".md", ".adoc", "ReadmeRoutes.java", "CalendarFiles.java")) {
            Matcher matcher = URI.matcher(Files.readString(file));
            while (matcher.find()) {
                String uri = matcher.group().replace("&amp;", "&");
                if (!uri.startsWith("dingtalk-calendar:operation")) {
                    uris.putIfAbsent(uri, file.toString());
                }
            }
        }
        assertThat(uris).hasSizeGreaterThan(8);
        return uris.entrySet().stream()
                .map(uri -> DynamicTest.dynamicTest(uri.getKey() + " of " + uri.getValue(), () -> {
                    EndpointValidationResult result =
                            catalog.validateEndpointProperties(uri.getKey(), false, false, true);
                    assertThat(result.isSuccess())
                            .as(result.summaryErrorMessage(true))
                            .isTrue();
                }));
    }

    private static Iterable<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> !file.toString().matches(".*/(target|node_modules|\\.git)/.*"))
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
