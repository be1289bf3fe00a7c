// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id, or a secret, with a character that has a meaning in a URI arrives as it was written. */
class IdsTest {

    private static final String KAMELET = "dingtalk-calendar-update-subscribed-sink";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start();
    private final OneKamelet route = new OneKamelet();

    @AfterEach
    void stop() throws Exception {
        route.close();
        dingtalk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a==", "a/b"})
    void inAUriWithoutRawIfThereIsNoAmpersandPlusOrPercent(String id) throws Exception {
        known(id);

        route.startedWith(uri(id));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a==", "a/b"})
    void inAPlaceholderInParametersInYamlWithoutRawIfThereIsNoAmpersandPlusOrPercent(String id) throws Exception {
        known(id);
        route.property("my.id", id);

        route.startedInYaml(KAMELET, parameters("{{my.id}}"));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a==", "a&b", "a%b", "a%2Bb", "a/b"})
    void inRawInAUri(String id) throws Exception {
        known(id);

        route.startedWith(uri("RAW(" + id + ")"));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a==", "a&b", "a%b", "a%2Bb", "a/b"})
    void inAPlaceholderInRawInAUri(String id) throws Exception {
        known(id);
        route.property("my.id", id);

        route.startedWith(uri("RAW({{my.id}})"));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a==", "a&b", "a%b", "a%2Bb", "a/b"})
    void inRawInParametersInYaml(String id) throws Exception {
        known(id);

        route.startedInYaml(KAMELET, parameters("RAW(" + id + ")"));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a==", "a&b", "a%b", "a%2Bb", "a/b"})
    void inAPlaceholderInRawInParametersInYaml(String id) throws Exception {
        known(id);
        route.property("my.id", id);

        route.startedInYaml(KAMELET, parameters("RAW({{my.id}})"));

        arrives(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a=b", "a==", "a&b", "a%b", "a%2Bb", "a/b"})
    void inAPropertyOfTheKamelet(String id) throws Exception {
        known(id);
        parameters(id).forEach((name, value) -> route.property("camel.kamelet." + KAMELET + "." + name, value));

        route.startedWith("kamelet:" + KAMELET);

        arrives(id);
    }

    private void known(String id) {
        dingtalk.putInternalApp(id, id).put(EmulatedCalendar.of(id, id));
    }

    private void arrives(String id) {
        assertThat(route.send("{\"name\":\"Arrived\"}")).isEqualTo("true");
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("Arrived");
    }

    private String uri(String id) {
        StringBuilder uri = new StringBuilder("kamelet:" + KAMELET);
        parameters(id).forEach((name, value) -> uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return uri.toString();
    }

    private Map<String, String> parameters(String id) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("userId", id);
        parameters.put("calendarId", id);
        parameters.put("clientId", id);
        parameters.put("clientSecret", id);
        parameters.put("baseUri", dingtalk.baseUri());
        return parameters;
    }
}
