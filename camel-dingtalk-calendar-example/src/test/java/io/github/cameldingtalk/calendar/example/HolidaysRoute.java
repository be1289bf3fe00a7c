// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route of {@code holidays.camel.yaml}, started, and an emulator. */
final class HolidaysRoute implements AutoCloseable {

    static final String LABOR_DAY = "labor-day,2026-05-01,2026-05-05,Labor Day";
    static final String NATIONAL_DAY = "national-day,2026-10-01,2026-10-07,National Day";

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().putInternalApp("an-app", "a-secret").putUser("a-user", Set.of(), Set.of());
    private final DefaultCamelContext context = new DefaultCamelContext();

    HolidaysRoute() {
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        options.setBaseUri(dingtalk.baseUri());
        options.setClientId("an-app");
        options.setClientSecret("a-secret");
        context.getPropertiesComponent().addOverrideProperty("userId", "a-user");
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "classpath:camel/holidays.camel.yaml"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.start();
    }

    DingTalkEmulator dingtalk() {
        return dingtalk;
    }

    /** Sends a file with these lines below its head. */
    void run(String... lines) {
        context.createProducerTemplate().requestBody("direct:holidays", file(lines));
    }

    /** Like {@link #run}, but may fail. */
    void tryToRun(String... lines) {
        context.createProducerTemplate()
                .send("direct:holidays", exchange -> exchange.getMessage().setBody(file(lines)));
    }

    private static String file(String... lines) {
        return "id,first day,last day,name\n" + String.join("\n", lines);
    }

    /** From the title of each event to its days. */
    Map<String, String> days() {
        return dingtalk.events().stream()
                .collect(Collectors.toMap(
                        EmulatedEvent::summary, event -> date(event, "start") + " to " + date(event, "end")));
    }

    private static Object date(EmulatedEvent event, String end) {
        return ((Map<?, ?>) event.fields().get(end)).get("date");
    }

    EmulatedEvent event(String summary) {
        return dingtalk.events().stream()
                .filter(event -> summary.equals(event.summary()))
                .findFirst()
                .orElseThrow();
    }

    void failTheSecond(ApiOperation operation) {
        AtomicInteger calls = new AtomicInteger();
        dingtalk.intercept(
                request -> request.operation().filter(operation::equals).isPresent() && calls.incrementAndGet() == 2
                        ? EmulatedResponse.status(503)
                        : null);
    }

    List<ApiOperation> callsAfter(int requests) {
        return dingtalk.requests().stream()
                .skip(requests)
                .flatMap(request -> request.operation().stream())
                .toList();
    }

    @Override
    public void close() {
        context.stop();
        dingtalk.close();
    }
}
