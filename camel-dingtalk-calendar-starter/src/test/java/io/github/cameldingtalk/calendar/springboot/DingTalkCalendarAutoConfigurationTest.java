// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = DingTalkCalendarAutoConfigurationTest.Application.class,
        properties = {
            "camel.component.dingtalk-calendar.user-id=author",
            "camel.component.dingtalk-calendar.calendar-id=calendar",
            "camel.component.dingtalk-calendar.response-timeout=5s",
            "camel.component.dingtalk-calendar.connect-timeout=1234",
            "camel.component.dingtalk-calendar.max-connections=7",
            "camel.component.dingtalk-calendar.update-mode=merge",
            "camel.component.dingtalk-calendar.output-type=json",
            "camel.component.dingtalk-calendar.fail-on-unknown-fields=false",
            "camel.component.dingtalk-calendar.ssl-context-parameters=#bean:tls",
            "camel.component.dingtalk-calendar.http.connectionTimeToLive=60000",
        })
class DingTalkCalendarAutoConfigurationTest {

    private static final String PREFIX = "camel.component.dingtalk-calendar.";

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.shared(
            emulator -> emulator.putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author")));

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        SuiteTicketHolder tickets() {
            return new SuiteTicketHolder();
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:update").to("dingtalk-calendar:updateSubscribed");
                }
            };
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        dingtalk.properties("camel.component.dingtalk-calendar.")
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    @Autowired
    CamelContext context;

    @Autowired
    ProducerTemplate template;

    @Test
    void aRouteUpdatesACalendarWithTheOptionsOfTheApplication() {
        assertThat(template.requestBody("direct:update", "{\"name\":\"From Spring Boot\"}"))
                .isEqualTo(true);
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From Spring Boot");
    }

    @Test
    void optionsOfEveryTypeReachTheComponent() {
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();

        assertThat(options.getBaseUri()).isEqualTo(dingtalk.baseUri());
        assertThat(options.getResponseTimeout()).isEqualTo(5_000);
        assertThat(options.getConnectTimeout()).isEqualTo(1_234);
        assertThat(options.getConnectionRequestTimeout()).isEqualTo(10_000);
        assertThat(options.getMaxConnections()).isEqualTo(7);
        assertThat(options.isFailOnUnknownFields()).isFalse();
        assertThat(options.getUpdateMode()).isEqualTo(DingTalkCalendarConfiguration.UpdateMode.merge);
        assertThat(options.getOutputType()).isEqualTo(DingTalkCalendarConfiguration.OutputType.json);
        assertThat(options.getSslContextParameters()).isNotNull();
        assertThat(options.getHttp()).containsEntry("connectionTimeToLive", "60000");
    }

    /** An editor shows the names, the types and the texts of the properties: they must be those of the component. */
    @Test
    void theOptionsAreThoseOfTheCatalogWithTheirTypesAndTexts() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        json("META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json")
                .get("componentProperties")
                .properties()
                .forEach(option -> expected.put(
                        PREFIX + StringHelper.camelCaseToDash(option.getKey()),
                        type(option.getValue()) + ": " + text(option.getValue())));
        expected.put(
                PREFIX + "enabled",
                "java.lang.Boolean: Whether the component is configured from these properties. The default is true.");

        Map<String, String> properties = new TreeMap<>();
        json("META-INF/spring-configuration-metadata.json")
                .get("properties")
                .forEach(property -> properties.put(
                        property.get("name").asText(),
                        property.get("type").asText().replace(" ", "") + ": "
                                + property.get("description").asText().replace("&amp;", "&")));

        assertThat(properties).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String type(JsonNode option) {
        String javaType = option.get("javaType").asText();
        return switch (option.get("type").asText()) {
            case "duration" -> "java.time.Duration";
            case "enum" -> javaType.replaceFirst("[.](?=[^.]+$)", Matcher.quoteReplacement("$"));
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "object" -> isMap(option) ? javaType.replace(" ", "") : "java.lang.String";
            default -> javaType;
        };
    }

    private static boolean isMap(JsonNode option) {
        return option.path("multiValue").asBoolean();
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
