// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.DingTalkCalendarMeters;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final String UPDATE = "dingtalk-calendar:updateSubscribed";

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().putInternalApp("app", "s3cret").put(EmulatedCalendar.of("calendar", "author"));
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** Binds the meters before there is a component, as Spring Boot does. */
    @BeforeEach
    void start() {
        new DingTalkCalendarMeters(context).bindTo(registry);
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        options.setBaseUri(dingtalk.baseUri());
        options.setClientId("app");
        options.setClientSecret("s3cret");
        options.setUserId("author");
        options.setCalendarId("calendar");
        options.setMaxConnections(7);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        dingtalk.close();
    }

    @Test
    void theCallsAreCountedByOperationAndCode() {
        dingtalk.next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.QPS_LIMIT_FOR_API));
        send(UPDATE);
        send(UPDATE);
        send(UPDATE);

        assertThat(calls("updateSubscribed", "OK")).isEqualTo(2);
        assertThat(calls("updateSubscribed", ServiceError.QPS_LIMIT_FOR_API.code()))
                .isEqualTo(1);
        assertThat(calls("oauth2/accessToken", "OK")).isEqualTo(1);
    }

    @Test
    void theConnectionsTokensAndPacesAreGauges() {
        send(UPDATE + "?callsPerSecond=0.1");

        assertThat(gauge("connections", "state", "leased")).isZero();
        assertThat(gauge("connections", "state", "available")).isEqualTo(1);
        assertThat(gauge("connections.max")).isEqualTo(7);
        assertThat(gauge("connections.pending")).isZero();
        assertThat(gauge("tokens", "state", "valid")).isEqualTo(1);
        assertThat(gauge("tokens", "state", "paused")).isZero();
        assertThat(gauge("pace.share", "operation", "updateSubscribed")).isEqualTo(1);
        assertThat(registry.get("dingtalk.calendar.pace.delay")
                        .tag("operation", "updateSubscribed")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isBetween(0.001, 10.2);
    }

    @Test
    void anAppWhoseTokenCannotBeFetchedIsPaused() {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));
        send(UPDATE);

        assertThat(gauge("tokens", "state", "valid")).isZero();
        assertThat(gauge("tokens", "state", "paused")).isEqualTo(1);
        assertThat(calls("oauth2/accessToken", "invalidClientIdOrSecret")).isEqualTo(1);
    }

    @Test
    void twoContextsWithOneRegistryHaveMetersOfTheirOwn() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            new DingTalkCalendarMeters(other).bindTo(registry);
            other.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class)
                    .getConfiguration()
                    .setBaseUri(dingtalk.baseUri());
            other.start();
            send(UPDATE);
            send(UPDATE);
            other.createProducerTemplate()
                    .send(UPDATE + "?accessToken=s&userId=u&calendarId=c", exchange -> exchange.getIn()
                            .setBody("{}"));
        }

        assertThat(calls("updateSubscribed", "OK")).isEqualTo(2);
    }

    @Test
    void aNewComponentHasMetersInPlaceOfThoseOfTheRemovedOne() throws Exception {
        send(UPDATE);
        DingTalkCalendarComponent removed = (DingTalkCalendarComponent) context.removeComponent("dingtalk-calendar");
        removed.stop();
        assertThat(registry.getMeters()).isEmpty();
        DingTalkCalendarComponent added = new DingTalkCalendarComponent();
        added.setConfiguration(removed.getConfiguration());
        added.getConfiguration().setMaxConnections(3);
        context.addComponent("dingtalk-calendar", added);

        send(UPDATE + "?userId=author");

        assertThat(calls("updateSubscribed", "OK")).isEqualTo(1);
        assertThat(gauge("connections.max")).isEqualTo(3);
    }

    @Test
    void noMeterShowsASecretOrAnId() {
        send(UPDATE);

        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .map(Object::toString)
                        .collect(Collectors.joining()))
                .contains("dingtalk.calendar.calls", "component")
                .doesNotContain(
                        "s3cret", "author", dingtalk.issuedTokens().get(0).value());
    }

    private void send(String uri) {
        context.createProducerTemplate().send(uri, exchange -> exchange.getIn().setBody("{}"));
    }

    private double calls(String operation, String code) {
        return registry.get("dingtalk.calendar.calls")
                .tags(
                        "camelContext",
                        context.getName(),
                        "component",
                        "dingtalk-calendar",
                        "operation",
                        operation,
                        "code",
                        code)
                .functionCounter()
                .count();
    }

    private double gauge(String name, String... tags) {
        return registry.get("dingtalk.calendar." + name)
                .tag("component", "dingtalk-calendar")
                .tags(tags)
                .gauge()
                .value();
    }
}
