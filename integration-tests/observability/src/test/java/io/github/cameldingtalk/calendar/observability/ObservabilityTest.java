// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.telemetry.DingTalkCalendarSpanDecorator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservabilityTest {

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().acceptToken("s3cret").put(EmulatedCalendar.of("calendar", "author"));
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        context.getRegistry()
                .bind(
                        "tracer",
                        OpenTelemetrySdk.builder()
                                .setTracerProvider(tracers)
                                .build()
                                .getTracer("test"));
        tracer.setTraceProcessors(true);
        tracer.init(context);
        context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
        context.addRoutePolicyFactory(new MicrometerRoutePolicyFactory());
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        options.setBaseUri(dingtalk.baseUri());
        options.setAccessToken("s3cret");
        options.setUserId("author");
        options.setCalendarId("calendar");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").routeId("update").to("dingtalk-calendar:updateSubscribed");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        tracers.close();
        dingtalk.close();
    }

    @Test
    void aSpanTellsWhatAnHttpSpanWouldAndTheRequestId() {
        context.createProducerTemplate().requestBody("direct:update", "{}");

        SpanData span = span();
        String requestId = ((EmulatedResponse.Http)
                        dingtalk.recordedExchanges().get(0).response())
                .headers().stream()
                        .filter(header -> header.getKey().equals("x-acs-request-id"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        assertThat(span.getName()).isEqualTo("updateSubscribed");
        assertThat(tag(span, "http.method")).isEqualTo("PUT");
        assertThat(tag(span, "http.url")).isEqualTo(dingtalk.baseUri());
        assertThat(tag(span, "http.status_code")).isEqualTo("200");
        assertThat(tag(span, "dingtalk.request_id")).isEqualTo(requestId);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("s3cret");
    }

    @Test
    void theSpanOfAFailureTellsTheServicesCode() {
        dingtalk.next(
                EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"message\":\"no\",\"requestid\":\"R-1\"}"));

        context.createProducerTemplate()
                .send("direct:update", exchange -> exchange.getIn().setBody("{}"));

        SpanData span = span();
        assertThat(tag(span, "http.status_code")).isEqualTo("403");
        assertThat(tag(span, "dingtalk.error_code")).isEqualTo("permissionDenied");
        assertThat(tag(span, "dingtalk.request_id")).isEqualTo("R-1");
        assertThat(span.getStatus().getStatusCode() == StatusCode.ERROR || "true".equals(tag(span, "error")))
                .isTrue();
    }

    /** Camel asks for the kind as of version 4.21. */
    @Test
    void theSpanIsOfAClient() {
        assertThat(new DingTalkCalendarSpanDecorator().getSpanKind("EVENT_SENT"))
                .isEqualTo(SpanKind.CLIENT.name());
    }

    @Test
    void theCountersOfARouteCountSuccessesAndFailures() {
        dingtalk.next(EmulatedResponse.status(503), EmulatedResponse.json(200, "{\"result\":true}"));

        for (int i = 0; i < 2; i++) {
            context.createProducerTemplate()
                    .send("direct:update", exchange -> exchange.getIn().setBody("{}"));
        }

        assertThat(count("camel.exchanges.succeeded")).isEqualTo(1);
        assertThat(count("camel.exchanges.failed")).isEqualTo(1);
    }

    @Test
    void theEndpointSaysWhereTheServiceIs() {
        assertThat((EndpointServiceLocation) context.getEndpoint("dingtalk-calendar:updateSubscribed"))
                .satisfies(service -> {
                    assertThat(service.getServiceUrl()).isEqualTo(dingtalk.baseUri());
                    assertThat(service.getServiceProtocol()).isEqualTo("http");
                    assertThat(service.getServiceMetadata()).isNull();
                });
    }

    private double count(String name) {
        return meters.find(name).tag("routeId", "update").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private SpanData span() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> tag(span, "http.method") != null)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(spans.getFinishedSpanItems().toString()));
    }

    private static String tag(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }
}
