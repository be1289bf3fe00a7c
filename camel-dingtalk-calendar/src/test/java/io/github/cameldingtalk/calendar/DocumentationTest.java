// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkQuotaExceededException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the tables of the documentation with the catalog. After a change of an option,
 * {@code ./mvnw test -Dtest=DocumentationTest -Ddocumentation.write=true} writes the tables again.
 */
class DocumentationTest {

    private static final Path PAGE = Path.of("src/main/docs/dingtalk-calendar-component.adoc");
    private static final Path MANY_UPDATES = Path.of("../docs/src/main/asciidoc/en/several-machines.adoc");

    /** A link of Markdown without a scheme, up to its anchor. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    private final JsonNode catalog = new ObjectMapper()
            .readTree(
                    Path.of("src/generated/resources/META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json")
                            .toFile());

    DocumentationTest() throws IOException {}

    @Test
    void theTablesOfThePageAreThoseOfTheCatalog() throws IOException {
        check(
                PAGE,
                "// table of %s: START\n",
                "// table of %s: END",
                Map.of(
                        "component options", asciidoc(catalog.get("componentProperties")),
                        "endpoint options", asciidoc(catalog.get("properties")),
                        "headers", asciidoc(catalog.get("headers"))));
    }

    @Test
    void theRouteForManyUpdatesIsTheRouteThatIsTested() throws IOException {
        String file = Files.readString(Path.of("src/test/java/io/github/cameldingtalk/calendar/UpdatesInOrder.java"));

        assertThat(Files.readString(MANY_UPDATES))
                .contains("[source,java]\n----\n" + file.substring(file.indexOf("public class")) + "----\n");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DingTalkInvalidParameterException.class,
                DingTalkPermissionDeniedException.class,
                DingTalkAuthenticationException.class,
                DingTalkThrottledException.class,
                DingTalkQuotaExceededException.class,
                DingTalkServiceException.class,
                DingTalkUnexpectedResponseException.class,
                DingTalkConnectionException.class
            })
    void everyExceptionClassIsOnThePage(Class<?> type) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + type.getSimpleName() + "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "README.zh-CN.md",
                "SECURITY.md",
                "CHANGELOG.md",
                "CODE_OF_CONDUCT.md",
                "COMPATIBILITY.md",
                "CONTRIBUTING.md",
                "RELEASING.md"
            })
    void eachLinkToAFileLeadsToAFile(String page) throws IOException {
        Path root = Path.of("..");

        assertThat(LINK.matcher(Files.readString(root.resolve(page))).results().map(link -> link.group(1)))
                .allSatisfy(file -> assertThat(root.resolve(file)).exists());
    }

    private static void check(Path file, String start, String end, Map<String, String> tables) throws IOException {
        String is = Files.readString(file);
        String ought = is;
        for (Map.Entry<String, String> table : tables.entrySet()) {
            int from = ought.indexOf(start.formatted(table.getKey()));
            int to = ought.indexOf(end.formatted(table.getKey()));
            assertThat(from).as("where %s begin in %s", table.getKey(), file).isNotNegative();
            ought = ought.substring(0, from + start.formatted(table.getKey()).length())
                    + table.getValue()
                    + ought.substring(to);
        }
        if (Boolean.getBoolean("documentation.write")) {
            Files.writeString(file, ought);
        } else {
            assertThat(is).isEqualTo(ought);
        }
    }

    private static String asciidoc(JsonNode items) {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"3,2,2,5\",options=\"header\"]\n|===\n| Name | Default | Type | Description\n");
        for (List<String> row : rows(items, DocumentationTest::withEnumValues)) {
            table.append("| ").append(String.join(" | ", row)).append('\n');
        }
        return table.append("|===\n").toString();
    }

    /** As on Camel's own pages, whose tables list the values of an enum. */
    private static String withEnumValues(JsonNode about) {
        String values = StreamSupport.stream(about.path("enum").spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
        return about.get("description").asText() + (values.isEmpty() ? "" : " Enum values: " + values + ".");
    }

    private static List<List<String>> rows(JsonNode items, Function<JsonNode, String> description) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> item : items.properties()) {
            JsonNode about = item.getValue();
            String name =
                    about.path("multiValue").asBoolean() ? about.get("prefix").asText() + "*" : item.getKey();
            String note = about.path("required").asBoolean() ? " (path, required)" : "";
            String type = about.has("type")
                    ? about.get("type").asText()
                    : about.get("javaType").asText();
            String secret = about.path("secret").asBoolean() ? ", secret" : "";
            rows.add(List.of(
                    "`" + name + "`" + note,
                    about.has("defaultValue") ? "`" + about.get("defaultValue").asText() + "`" : "",
                    type + secret,
                    description.apply(about).replace("|", "\\|")));
        }
        return rows;
    }
}
