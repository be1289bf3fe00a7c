// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.Test;

class HealthCheckTest extends DingTalkCalendarTestSupport {

    private final ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DefaultHealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        producers.setEnabled(true);
        component(context).getConfiguration().setAccessToken(null);
        dingtalk.putInternalApp("app", "s3cret");
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to(UPDATE + "?clientId=app&clientSecret=s3cret");
                from("direct:uncached").toD(UPDATE + "?clientId=app&clientSecret=s3cret&updateMode=${header.mode}", -1);
            }
        };
    }

    @Test
    void theCheckIsUpIfTheServiceRespondsAndATokenIsAvailable() {
        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("check.id", "producer:dingtalk-calendar-" + dingtalk.baseUri())
                .containsEntry("service.url", dingtalk.baseUri())
                .containsEntry("credentials", "internal app")
                .containsEntry("token", "available");
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).isEmpty();
    }

    @Test
    void theCheckIsDownIfTheServiceDoesNotRespond() {
        dingtalk.refuseConnections(true);

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("no response"));
    }

    @Test
    void theCheckIsDownIfNoTokenIsAvailable() {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry("error.code", "invalidClientIdOrSecret");
        assertThat(result.toString() + result.getMessage() + result.getDetails())
                .doesNotContain("s3cret");
    }

    @Test
    void onlyTheServiceIsCheckedIfEachMessageHasItsToken() throws Exception {
        startProducer(UPDATE);

        assertThat(producers.stream().map(check -> check.call().getDetails().get("token")))
                .containsExactly("available", "not checked");
    }

    @Test
    void producersWithTheSameClientAndAppShareOneCheck() throws Exception {
        for (int i = 0; i < 300; i++) {
            startProducer(UPDATE + "?clientId=app&clientSecret=s3cret&calendarId=c" + i);
        }
        startProducer(UPDATE + "?clientId=other&clientSecret=s3cret");

        assertThat(producers.stream().map(HealthCheck::getId))
                .containsExactly(
                        "producer:dingtalk-calendar-" + dingtalk.baseUri(),
                        "producer:dingtalk-calendar-" + dingtalk.baseUri() + "-2");
    }

    @Test
    void theLastProducerThatStopsRemovesTheCheck() throws Exception {
        Producer second = startProducer(UPDATE + "?clientId=app&clientSecret=s3cret&calendarId=c");

        context.getRouteController().stopRoute("in");
        assertThat(producers.stream()).hasSize(1);
        second.stop();
        assertThat(producers.stream()).isEmpty();
        context.getRouteController().startRoute("in");
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void disabledChecksDoNotAccumulate() {
        producers.setEnabled(false);
        for (int i = 0; i < 50; i++) {
            send("direct:uncached", "{}", Map.of("mode", "replace"));
        }
        producers.setEnabled(true);

        assertThat(producers.stream()).hasSize(1);
    }

    @Test
    void twoChecksInARowSendOneRequest() {
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aCheckAfterACallSendsNoRequest() {
        send("direct:in", "{}");
        int requests = dingtalk.requests().size();

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);

        assertThat(dingtalk.requests()).hasSize(requests);
    }

    @Test
    void aFailureIsCachedToo() {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void theCheckIsDisabledByDefault() {
        assertThat(new ProducersHealthCheckRepository().isEnabled()).isFalse();
        producers.setEnabled(false);
        assertThat(HealthCheckHelper.invoke(context)).isEmpty();
    }

    @Test
    void eachComponentHasItsOwnCheck() throws Exception {
        DingTalkCalendarComponent other = new DingTalkCalendarComponent();
        configure(other.getConfiguration());
        context.addComponent("other", other);
        Producer producer = startProducer("other:updateSubscribed");

        assertThat(producers.stream().map(HealthCheck::getId))
                .containsExactlyInAnyOrder(
                        "producer:dingtalk-calendar-" + dingtalk.baseUri(), "producer:other-" + dingtalk.baseUri());
        producer.stop();
        assertThat(producers.stream().map(HealthCheck::getId))
                .containsExactly("producer:dingtalk-calendar-" + dingtalk.baseUri());
    }

    @Test
    void aRestartOfTheComponentKeepsTheChecks() {
        context.getComponent("dingtalk-calendar").stop();
        context.getComponent("dingtalk-calendar").start();

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void twoChecksInARowAskTheProviderOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "token-" + asked.incrementAndGet());
        context.getRouteController().stopRoute("in");
        startProducer(UPDATE + "?accessTokenProvider=#bean:vault");

        check();
        check();

        assertThat(asked).hasValue(1);
    }

    private Producer startProducer(String uri) throws Exception {
        Producer producer = context.getEndpoint(uri).createProducer();
        producer.start();
        return producer;
    }

    private HealthCheck.Result check() {
        HealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        List<HealthCheck> checks = repository.stream().toList();
        assertThat(checks).hasSize(1);
        return checks.get(0).call();
    }
}
