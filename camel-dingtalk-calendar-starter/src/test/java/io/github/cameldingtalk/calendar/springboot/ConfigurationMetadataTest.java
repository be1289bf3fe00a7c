// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** An editor shows the names, types, defaults, values and texts of the metadata: they must be those of the component. */
class ConfigurationMetadataTest {

    private static final String PREFIX = "camel.component.dingtalk-calendar.";

    private final JsonNode metadata = json("META-INF/spring-configuration-metadata.json");
    private final JsonNode options = json("META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json")
            .get("componentProperties");

    ConfigurationMetadataTest() throws IOException {}

    @Test
    void thePropertiesAreTheOptionsOfTheCatalogWithTheirTypesDefaultsAndTexts() {
        Map<String, String> expected = new TreeMap<>();
        options.properties()
                .forEach(option -> expected.put(
                        PREFIX + StringHelper.camelCaseToDash(option.getKey()),
                        type(option.getValue()) + " = " + defaultValue(option.getValue()) + ": "
                                + text(option.getValue())));
        expected.put(
                PREFIX + "enabled",
                "java.lang.Boolean = true: Whether the component takes its options from the application's properties.");

        Map<String, String> properties = new TreeMap<>();
        metadata.get("properties")
                .forEach(property -> properties.put(
                        property.get("name").asText(),
                        property.get("type").asText().replace(" ", "") + " = "
                                + property.path("defaultValue").asText() + ": "
                                + property.get("description").asText().replace("&amp;", "&")));

        assertThat(properties).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void anEnumHasTheValuesOfTheCatalog() {
        Map<String, String> expected = new TreeMap<>();
        options.properties().forEach(option -> {
            if (option.getValue().has("enum")) {
                expected.put(
                        PREFIX + StringHelper.camelCaseToDash(option.getKey()),
                        option.getValue().get("enum").toString());
            }
        });

        Map<String, String> values = new TreeMap<>();
        metadata.get("hints")
                .forEach(hint -> values.put(
                        hint.get("name").asText(),
                        hint.findValues("value").toString().replace(", ", ",")));

        assertThat(values).isNotEmpty().containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String type(JsonNode option) {
        String javaType = option.get("javaType").asText();
        return switch (option.get("type").asText()) {
            case "duration" -> "java.time.Duration";
            case "enum" -> javaType.replaceFirst("[.](?=[^.]+$)", Matcher.quoteReplacement("$"));
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "number" -> "java.lang.Double";
            case "object" -> isMap(option) ? javaType.replace(" ", "") : "java.lang.String";
            default -> javaType;
        };
    }

    private static boolean isMap(JsonNode option) {
        return option.path("multiValue").asBoolean();
    }

    private static String defaultValue(JsonNode option) {
        String value = option.path("defaultValue").asText();
        return switch (option.get("type").asText()) {
            case "duration" -> value + "ms";
                // Spring Boot writes 0.0 as 0.
            case "number" -> new BigDecimal(value).stripTrailingZeros().toPlainString();
            default -> value;
        };
    }

    private static String text(JsonNode option) {
        String text = option.get("description").asText().strip();
        if (!text.endsWith(".")) {
            text += ".";
        }
        if (option.get("type").asText().equals("duration")) {
            text += " In milliseconds, or with a unit, such as 5s.";
        } else if (option.get("type").asText().equals("object") && !isMap(option)) {
            text += " The option takes a reference to a bean, such as #bean:name.";
        }
        return option.has("defaultValue")
                ? text + " The default is " + option.get("defaultValue").asText() + "."
                : text;
    }

    private static JsonNode json(String resource) throws IOException {
        for (URL url : Collections.list(
                DingTalkCalendarProperties.class.getClassLoader().getResources(resource))) {
            try (InputStream in = url.openStream()) {
                JsonNode json = new ObjectMapper().readTree(in);
                if (json.toString().contains("dingtalk")) {
                    return json;
                }
            }
        }
        throw new AssertionError("no " + resource);
    }
}
