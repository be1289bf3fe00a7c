// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the properties class, and the defaults and enum values for editors, from the component's catalog. The build
 * runs this file before it compiles, so the class path has this module's dependencies only.
 */
final class PropertiesGenerator {

    static final String JAVA = "java/io/github/cameldingtalk/calendar/springboot/DingTalkCalendarProperties.java";
    static final String METADATA = "resources/META-INF/additional-spring-configuration-metadata.json";

    private static final String CATALOG = "/META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json";
    private static final String PREFIX = "camel.component.dingtalk-calendar";
    private static final Pattern QUALIFIED = Pattern.compile("(?:[a-z]\\w*[.])+(?:[A-Z]\\w*[.])*([A-Z]\\w*)");
    private static final Pattern LINE = Pattern.compile("(.{1,112})(?: |$)");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TreeSet<String> imports =
            new TreeSet<>(List.of("org.springframework.boot.context.properties.ConfigurationProperties"));
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private final ObjectNode metadata = MAPPER.createObjectNode();

    private PropertiesGenerator() throws IOException {
        metadata.putArray("properties")
                .addObject()
                .put("name", PREFIX + ".enabled")
                .put("type", "java.lang.Boolean")
                .put("description", "Whether the component takes its options from the application's properties.")
                .put("defaultValue", true);
        metadata.putArray("hints");
        try (InputStream catalog = PropertiesGenerator.class.getResourceAsStream(CATALOG)) {
            MAPPER.readTree(catalog).get("componentProperties").properties().forEach(option -> {
                addToClass(option.getKey(), option.getValue());
                addToMetadata(option.getKey(), option.getValue());
            });
        }
    }

    /** @param arguments the directory of the generated files */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = Path.of(arguments[0], file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    /** The text of each generated file, by its path in the directory of the generated files. */
    static Map<String, String> files() throws IOException {
        PropertiesGenerator generator = new PropertiesGenerator();
        return Map.of(JAVA, generator.java(), METADATA, generator.json());
    }

    private void addToClass(String name, JsonNode option) {
        boolean isMap = option.path("multiValue").asBoolean();
        String type = imported(typeOf(option, isMap));
        String nullable =
                isMap ? "" : imported("org.jspecify.annotations.Nullable").replaceFirst("^", "@") + " ";
        String value = isMap ? " = new " + imported("java.util.LinkedHashMap") + "<>()" : "";
        String method = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        fields.append(
                """

                    /**
                     * %s
                     */
                    private %s%s %s%s;
                """
                        .formatted(javadoc(option, isMap), nullable, type, name, value));
        methods.append(
                """

                    public %1$s%2$s get%4$s() {
                        return %3$s;
                    }

                    public void set%4$s(%1$s%2$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """
                        .formatted(nullable, type, name, method));
    }

    /** An object is named by a text such as {@code #bean:name}, a duration is Spring Boot's. */
    private static String typeOf(JsonNode option, boolean isMap) {
        String javaType = option.get("javaType").asText();
        return switch (option.get("type").asText()) {
            case "duration" -> "java.time.Duration";
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> javaType.equals("long") ? "java.lang.Long" : "java.lang.Integer";
            case "object" -> isMap ? javaType : "java.lang.String";
            default -> javaType;
        };
    }

    private String imported(String type) {
        return QUALIFIED.matcher(type).replaceAll(name -> {
            if (!name.group().startsWith("java.lang.")) {
                imports.add(name.group());
            }
            return name.group(1);
        });
    }

    private static String javadoc(JsonNode option, boolean isMap) {
        String text = option.get("description").asText().strip();
        text = text.endsWith(".") ? text : text + ".";
        if (option.get("type").asText().equals("duration")) {
            text += " In milliseconds, or with a unit, such as 5s.";
        } else if (option.get("type").asText().equals("object") && !isMap) {
            text += " The option takes a reference to a bean, such as #bean:name.";
        }
        if (option.has("defaultValue")) {
            text += " The default is " + option.get("defaultValue").asText() + ".";
        }
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return LINE.matcher(text).results().map(line -> line.group(1)).collect(Collectors.joining("\n     * "));
    }

    /** Defaults stand here and not in the class: a property that is not set must leave the option as it is. */
    private void addToMetadata(String name, JsonNode option) {
        String property = PREFIX + "." + name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        if (option.has("defaultValue")) {
            ObjectNode withDefault =
                    metadata.withArray("properties").addObject().put("name", property);
            String milliseconds = option.get("defaultValue").asText() + "ms";
            if (option.get("type").asText().equals("duration") && milliseconds.matches("\\d+ms")) {
                withDefault.put("defaultValue", milliseconds);
            } else {
                withDefault.set("defaultValue", option.get("defaultValue"));
            }
        }
        if (option.has("enum")) {
            ObjectNode hint = metadata.withArray("hints").addObject().put("name", property);
            option.get("enum")
                    .forEach(value -> hint.withArray("values").addObject().set("value", value));
        }
    }

    private String java() {
        return """
                // SPDX-License-Identifier: Apache-2.0
                // Generated from the component's catalog. Do not edit.
                package io.github.cameldingtalk.calendar.springboot;

                import %s;

                /**
                 * The component's options, each with its own type, so that Spring Boot rejects a value of another type and names
                 * the property. An option whose property is not set keeps the component's default.
                 */
                @ConfigurationProperties(prefix = DingTalkCalendarProperties.PREFIX)
                public class DingTalkCalendarProperties {

                    static final String PREFIX = "%s";
                %s%s}
                """
                .formatted(String.join(";\nimport ", imports), PREFIX, fields, methods);
    }

    private String json() throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return MAPPER.writer(printer).writeValueAsString(metadata) + "\n";
    }
}
