// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emulator with an app, a user and a calendar, and a context for routes that call it. */
abstract class EmulatorTestSupport {

    static final String CALENDAR_ID = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";

    final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("an-app", "a-secret")
            .putUser("a-user", Set.of(), Set.of())
            .put(EmulatedCalendar.of(CALENDAR_ID, "a-user"));
    final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        options.setBaseUri(dingtalk.baseUri());
        options.setClientId("an-app");
        options.setClientSecret("a-secret");
        context.getPropertiesComponent().addOverrideProperty("userId", "a-user");
        context.getPropertiesComponent().addOverrideProperty("calendarId", CALENDAR_ID);
    }

    @AfterEach
    void stop() {
        context.stop();
        dingtalk.close();
    }

    void load(String language, String routes) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("documented." + language, routes));
    }

    String name() {
        return dingtalk.calendar(CALENDAR_ID).orElseThrow().name();
    }
}
