// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.JdbcTemplate;

/** An emulator with a calendar, a database, and a context for the routes of one recipe. */
final class RecipeRun implements AutoCloseable {

    static final String CALENDAR = "M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv";

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("an-app", "a-secret")
            .putUser("an-author", Set.of("a-corp"), Set.of())
            .put(EmulatedCalendar.of(CALENDAR, "an-author"));
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final JdbcTemplate database;

    RecipeRun() {
        DataSource source = RecipeDatabase.create();
        database = new JdbcTemplate(source);
        context.getRegistry().bind("calendars", source);
        DingTalkCalendarConfiguration options = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        options.setBaseUri(dingtalk.baseUri());
        options.setClientId("an-app");
        options.setClientSecret("a-secret");
        property("userId", "an-author");
        property("calendarId", CALENDAR);
    }

    RecipeRun property(String name, Object value) {
        context.getPropertiesComponent().addOverrideProperty(name, value.toString());
        return this;
    }

    /** Starts the routes of this recipe. */
    RecipeRun start(String recipe) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "classpath:recipes/" + recipe + ".camel.yaml"));
        context.start();
        return this;
    }

    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    long updates() {
        return dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED).size();
    }

    String name() {
        return dingtalk.calendar(CALENDAR).orElseThrow().name();
    }

    DingTalkEmulator dingtalk() {
        return dingtalk;
    }

    JdbcTemplate database() {
        return database;
    }

    CamelContext context() {
        return context;
    }

    static String sql(String recipe) throws IOException {
        try (InputStream script = RecipeRun.class.getResourceAsStream("/recipes/" + recipe + ".sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        context.stop();
        dingtalk.close();
    }
}
