// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.Answer;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
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
        context.getCamelContextExtension()
                .addContextPlugin(org.apache.camel.health.HealthCheckRegistry.class, registry);
        producers.setEnabled(true);
        context.getComponent("dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration()
                .setAccessToken(null);
        dingtalk.putInternalApp("app", "s3cret");
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE + "?clientId=app&clientSecret=s3cret");
            }
        };
    }

    @Test
    void aServiceThatAnswersAndATokenThatCanBeHadAreUp() {
        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("operation", "updateSubscribed")
                .containsEntry("service.url", dingtalk.baseUri())
                .containsEntry("token", "had");
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).isEmpty();
    }

    @Test
    void aServiceThatDoesNotAnswerIsDown() {
        dingtalk.refuseConnections(true);

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("no answer"));
    }

    @Test
    void aTokenThatCannotBeHadIsDown() {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, Answer.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry("error.code", "invalidClientIdOrSecret");
        assertThat(result.toString() + result.getMessage() + result.getDetails())
                .doesNotContain("s3cret");
    }

    @Test
    void anEndpointThatIsNotStartedIsUnknown() {
        HealthCheck check = producers.stream().findFirst().orElseThrow();
        context.getEndpoints().stream()
                .filter(DingTalkCalendarEndpoint.class::isInstance)
                .forEach(endpoint -> endpoint.stop());

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void whereEachMessageBringsItsTokenOnlyTheServiceIsChecked() {
        context.getEndpoint(UPDATE).start();

        assertThat(producers.stream().map(check -> check.call().getDetails().get("token")))
                .contains("not checked");
    }

    @Test
    void asCamelsOwnItIsOffUnlessItIsTurnedOn() {
        assertThat(new ProducersHealthCheckRepository().isEnabled()).isFalse();
        producers.setEnabled(false);
        assertThat(HealthCheckHelper.invoke(context)).isEmpty();
    }

    private HealthCheck.Result check() {
        HealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        List<HealthCheck> checks = repository.stream().toList();
        assertThat(checks).hasSize(1);
        return checks.get(0).call();
    }
}
