// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.UpdateMode;
import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application's properties set on the component. Each test starts its own application. */
@ExtendWith(OutputCaptureExtension.class)
class OptionsOfAnApplicationTest {

    private static final String PREFIX = "camel.component.dingtalk-calendar.";
    private static final String UPDATE = "direct:update";

    @RegisterExtension
    DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken("given")
            .putInternalApp("app", "secret")
            .put(EmulatedCalendar.of("calendar", "author")));

    private final List<PropertySource<?>> sources = new ArrayList<>();

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DingTalkCalendarConfiguration defaults() {
            DingTalkCalendarConfiguration defaults = new DingTalkCalendarConfiguration();
            defaults.setUserId("of the bean");
            defaults.setCalendarId("of the bean");
            defaults.setMaxConnections(3);
            defaults.setUpdateMode(UpdateMode.merge);
            defaults.setResponseTimeout(3_000);
            defaults.getHttp().put("proxyHost", "of.the.bean");
            defaults.getHttp().put("proxyPort", "1");
            return defaults;
        }

        @Bean
        AccessTokenProvider vault() {
            return corpId -> "of the vault";
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from(UPDATE).to("dingtalk-calendar:updateSubscribed?userId=author&calendarId=calendar");
                }
            };
        }
    }

    // ---- a configuration that is a bean

    @ParameterizedTest
    @ValueSource(strings = {"#bean:defaults", "#defaults", "defaults"})
    void theOptionsOfABeanArriveTogetherWithThoseBesideIt(String reference) {
        try (var running = start("configuration=" + reference, "connect-timeout=5s", "corp-id=corp")) {
            DingTalkCalendarConfiguration options = options(running);

            assertThat(options.getUserId()).isEqualTo("of the bean");
            assertThat(options.getUpdateMode()).isEqualTo(UpdateMode.merge);
            assertThat(options.getHttp()).containsOnlyKeys("proxyHost", "proxyPort");
            assertThat(options.getConnectTimeout()).isEqualTo(5_000);
            assertThat(options.getCorpId()).isEqualTo("corp");
        }
    }

    @Test
    void anOptionOfThePropertiesWinsOverTheBeanAlsoWithTheDefaultsValue() {
        try (var running = start(
                "configuration=#bean:defaults",
                "calendar-id=of the properties",
                "max-connections=200",
                "update-mode=replace",
                "response-timeout=30s",
                "http.proxyHost=of.the.properties")) {
            DingTalkCalendarConfiguration options = options(running);

            assertThat(options.getUserId()).isEqualTo("of the bean");
            assertThat(options.getCalendarId()).isEqualTo("of the properties");
            assertThat(options.getMaxConnections()).isEqualTo(200);
            assertThat(options.getUpdateMode()).isEqualTo(UpdateMode.replace);
            assertThat(options.getResponseTimeout()).isEqualTo(30_000);
            assertThat(options.getHttp())
                    .containsOnly(Map.entry("proxyHost", "of.the.properties"), Map.entry("proxyPort", "1"));
            DingTalkCalendarConfiguration bean = running.getBean(DingTalkCalendarConfiguration.class);
            assertThat(bean.getCalendarId()).isEqualTo("of the bean");
            assertThat(bean.getHttp()).containsEntry("proxyHost", "of.the.bean");
        }
    }

    @Test
    void aConfigurationThatIsNotThereStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> start("configuration=#bean:nowhere"))
                .rootCause()
                .hasMessageContaining("No bean could be found in the registry for: ")
                .hasMessageContaining("nowhere");
    }

    // ---- invalid values

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update-mode=marge              | The following values are valid: | MERGE        | REPLACE",
                "output-type=xml                | The following values are valid: | JSON         | OBJECT",
                "response-timeout=soon          | is not a valid duration         | Duration     | soon",
                "connect-timeout=5 light-years  | is not a valid duration         | Duration     | 5 light-years",
                "max-connections=many           | Integer                         | many         | many",
                "fail-on-unknown-fields=perhaps | Boolean                         | perhaps      | perhaps",
            })
    void aValueOfAnotherTypeIsToldWithThePropertyAndWhatItCanBe(
            String property, String reason, String first, String second, CapturedOutput output) {
        assertThatThrownBy(() -> start(property));

        String[] set = property.split("=", 2);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("Property: " + PREFIX + set[0])
                .contains("Value: \"" + set[1] + "\"")
                .contains(reason)
                .containsIgnoringCase(first)
                .containsIgnoringCase(second)
                .doesNotContain("No bean could be found");
    }

    @Test
    void aDurationIsANumberOfMillisecondsOrHasAUnit() {
        try (var running = start("response-timeout=5s", "connect-timeout=1234", "connection-request-timeout=0")) {
            assertThat(options(running).getResponseTimeout()).isEqualTo(5_000);
            assertThat(options(running).getConnectTimeout()).isEqualTo(1_234);
            assertThat(options(running).getConnectionRequestTimeout()).isZero();
        }
        try (var running = start("response-timeout=1500ms", "connect-timeout=2m", "connection-request-timeout=PT5S")) {
            assertThat(options(running).getResponseTimeout()).isEqualTo(1_500);
            assertThat(options(running).getConnectTimeout()).isEqualTo(120_000);
            assertThat(options(running).getConnectionRequestTimeout()).isEqualTo(5_000);
        }
    }

    // ---- blank is absent

    @ParameterizedTest
    @ValueSource(strings = {"", "${nobody.sets.this:}", "{{nobody.sets.this:}}"})
    void aBlankValueSetsNoOption(String blank) {
        try (var running = start(
                "client-id=app",
                "client-secret=secret",
                "access-token=" + blank,
                "refresh-token=" + blank,
                "corp-id=" + blank,
                "user-id=" + blank,
                "http.proxyHost=" + blank,
                "http.proxyPort=" + blank)) {
            assertThat(update(running)).isEqualTo(true);
            assertThat(options(running).getRefreshToken()).isNull();
            assertThat(options(running).getUserId()).isNull();
        }
    }

    @Test
    void aBlankValueOfAnOptionThatIsNoTextSetsNoOptionEither() {
        try (var running = start(
                "update-mode=", "output-type=", "response-timeout=", "max-connections=", "fail-on-unknown-fields=")) {
            DingTalkCalendarConfiguration options = options(running);

            assertThat(options.getUpdateMode()).isEqualTo(UpdateMode.replace);
            assertThat(options.getOutputType()).isEqualTo(OutputType.object);
            assertThat(options.getResponseTimeout()).isEqualTo(30_000);
            assertThat(options.getMaxConnections()).isEqualTo(200);
            assertThat(options.isFailOnUnknownFields()).isTrue();
        }
    }

    // ---- the access token

    @Test
    void anAccessTokenProviderAmongTheBeansIsNotUsedUnlessItIsNamed() {
        try (var running = start("client-id=app", "client-secret=secret")) {
            assertThat(update(running)).isEqualTo(true);
            assertThat(options(running).getAccessTokenProvider()).isNull();
        }
        try (var running = start("access-token-provider=#bean:vault")) {
            assertThat(options(running).getAccessTokenProvider()).isSameAs(running.getBean(AccessTokenProvider.class));
        }
    }

    // ---- the options behind http.

    @ParameterizedTest
    @ValueSource(strings = {"proxyHost,proxyPort", "proxy-host,proxy-port", "PROXYHOST,PROXYPORT"})
    void aProxyIsUsedHoweverItsPropertyIsSpelt(String names) {
        String[] name = names.split(",", 2);
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            try (var running = start(
                    "access-token=given",
                    "base-uri=http://dingtalk.invalid",
                    "http." + name[0] + "=127.0.0.1",
                    "http." + name[1] + "={{the.port}}",
                    "the.port=" + proxy.port())) {
                assertGoesThrough(proxy, running);
            }
        }
    }

    @Test
    void aProxyThatTheEnvironmentNamesIsUsed() {
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            environment(Map.of(
                    "CAMEL_COMPONENT_DINGTALKCALENDAR_ACCESSTOKEN", "given",
                    "CAMEL_COMPONENT_DINGTALKCALENDAR_BASEURI", "http://dingtalk.invalid",
                    "CAMEL_COMPONENT_DINGTALKCALENDAR_HTTP_PROXYHOST", "127.0.0.1",
                    "CAMEL_COMPONENT_DINGTALKCALENDAR_HTTP_PROXYPORT", Integer.toString(proxy.port())));
            try (var running = run()) {
                assertGoesThrough(proxy, running);
            }
        }
    }

    @Test
    void aProxyThatTheEnvironmentMisspellsIsRefusedByItsName() {
        environment(Map.of("CAMEL_COMPONENT_DINGTALKCALENDAR_HTTP_PROXY_HOST", "127.0.0.1"));

        assertThatThrownBy(() -> run()).rootCause().hasMessageContaining("http.proxy cannot be set here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.proxy-host=p     | http.proxyHost is set, but http.proxyPort is not",
                "http.proxyHst=p       | http.proxyHst cannot be set here",
                "http.user-agent=mine  | http.user-agent cannot be set here",
                "http.so-timeout=1     | http.so-timeout cannot be set here: set responseTimeout",
            })
    void anHttpOptionThatWouldDoNothingIsRefusedByItsName(String property, String sentence) {
        assertThatThrownBy(() -> start(property)).rootCause().hasMessageContaining(sentence);
    }

    // ---- a reload of the context

    @Test
    void aRotatedSecretOfSpringsPropertiesArrivesWithAReloadOfTheContext() throws Exception {
        Map<String, Object> secrets = new ConcurrentHashMap<>(Map.of("rotated", "wrong"));
        sources.add(new MapPropertySource("secrets", secrets));
        try (var running = start("client-id=app", "client-secret=${rotated}")) {
            assertThat(failure(running)).isInstanceOf(DingTalkAuthenticationException.class);

            secrets.put("rotated", "secret");
            reload(running);

            assertThat(update(running)).isEqualTo(true);
        }
    }

    @Test
    void aRotatedSecretOfCamelsPropertiesArrivesWithAReloadOfTheContext(@TempDir Path directory) throws Exception {
        Path secrets = Files.writeString(directory.resolve("secrets.properties"), "rotated=wrong");
        try (var running = start(
                "camel.component.properties.location=file:" + secrets, "client-id=app", "client-secret={{rotated}}")) {
            assertThat(failure(running)).isInstanceOf(DingTalkAuthenticationException.class);

            Files.writeString(secrets, "rotated=secret");
            reload(running);

            assertThat(update(running)).isEqualTo(true);
        }
    }

    @Test
    void aReloadOfTheContextReadsWhatOnlySpringUnderstands() throws Exception {
        Map<String, Object> changing = new ConcurrentHashMap<>(Map.of("time", "PT5S"));
        sources.add(new MapPropertySource("changing", changing));
        try (var running = start(
                "access-token=given",
                "response-timeout=${time}",
                "connect-timeout=PT0.5S",
                "update-mode=MERGE",
                "fail-on-unknown-fields=off")) {
            changing.put("time", "PT6S");
            reload(running);

            assertThat(options(running).getResponseTimeout()).isEqualTo(6_000);
            assertThat(options(running).getConnectTimeout()).isEqualTo(500);
            assertThat(options(running).getUpdateMode()).isEqualTo(UpdateMode.merge);
            assertThat(options(running).isFailOnUnknownFields()).isFalse();
        }
    }

    @Test
    void aValueThatIsWrongWhenTheContextIsReloadedIsToldWithItsProperty() throws Exception {
        Map<String, Object> changing = new ConcurrentHashMap<>(Map.of("what", "merge"));
        sources.add(new MapPropertySource("changing", changing));
        try (var running = start("access-token=given", "update-mode=${what}")) {
            changing.put("what", "marge");

            assertThatThrownBy(() -> reload(running)).hasMessageContaining(PREFIX + "update-mode");
        }
    }

    /** Adds the component's prefix to names that do not begin with camel. or the. */
    private ConfigurableApplicationContext start(String... properties) {
        List<String> arguments = new ArrayList<>(List.of("--" + PREFIX + "base-uri=" + dingtalk.baseUri()));
        Arrays.stream(properties)
                .map(property ->
                        property.startsWith("camel.") || property.startsWith("the.") ? property : PREFIX + property)
                .forEach(property -> {
                    arguments.removeIf(
                            argument -> argument.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
                    arguments.add("--" + property);
                });
        return run(arguments.toArray(String[]::new));
    }

    private ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("camel.main.jmx-enabled=false")
                .initializers(
                        context -> sources.forEach(context.getEnvironment().getPropertySources()::addFirst))
                .run(arguments);
    }

    private void environment(Map<String, Object> variables) {
        sources.add(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    }

    private static DingTalkCalendarConfiguration options(ConfigurableApplicationContext running) {
        return running.getBean(CamelContext.class)
                .getComponent("dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
    }

    private static Object update(ConfigurableApplicationContext running) {
        return running.getBean(CamelContext.class)
                .createProducerTemplate()
                .requestBody(UPDATE, "{\"name\":\"From Spring Boot\"}");
    }

    private static Throwable failure(ConfigurableApplicationContext running) {
        return running.getBean(CamelContext.class)
                .createProducerTemplate()
                .send(UPDATE, exchange -> exchange.getIn().setBody("{}"))
                .getException();
    }

    private static void assertGoesThrough(DingTalkEmulator proxy, ConfigurableApplicationContext running) {
        proxy.next(EmulatedResponse.json(200, "{\"result\":true}"));

        assertThat(update(running)).isEqualTo(true);
        assertThat(proxy.requests()).hasSize(1);
        assertThat(proxy.requests().get(0).header("Host")).isEqualTo("dingtalk.invalid");
    }

    private static void reload(ConfigurableApplicationContext running) throws Exception {
        CamelContext context = running.getBean(CamelContext.class);
        DefaultContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);
        reload.onReload("the test");
        if (reload.getLastError() != null) {
            throw reload.getLastError();
        }
    }
}
