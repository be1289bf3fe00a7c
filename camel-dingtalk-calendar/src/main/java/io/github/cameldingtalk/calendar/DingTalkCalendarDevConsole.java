// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.CallCounts.Count;
import io.github.cameldingtalk.calendar.internal.oauth2.TokenState;
import io.github.cameldingtalk.calendar.internal.pace.PaceState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Shows, for each component in the context, the calls, HTTP clients, access tokens and paces. Never shows a secret. */
@DevConsole(
        name = "dingtalk-calendar",
        displayName = "DingTalk Calendar",
        description = "Calls, HTTP clients, access tokens and paces of the DingTalk Calendar component")
public class DingTalkCalendarDevConsole extends AbstractDevConsole {

    /** One third-party app can have a token for each of thousands of organizations. */
    private static final int MAX_ITEMS = 100;

    /** Creates the console. */
    public DingTalkCalendarDevConsole() {
        super(
                "camel",
                "dingtalk-calendar",
                "DingTalk Calendar",
                "Calls, HTTP clients, access tokens and paces of the DingTalk Calendar component");
    }

    /** Each section of a component is a list. A list with more than 100 items is cut, and its size is in {@code …Count}. */
    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        root.put("components", components());
        return root;
    }

    private JsonArray components() {
        JsonArray components = new JsonArray();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof DingTalkCalendarComponent component) {
                components.add(component(name, component.clients()));
            }
        }
        return components;
    }

    private static JsonObject component(String name, CalendarClients clients) {
        JsonObject component = new JsonObject();
        component.put("name", name);
        add(component, "call", clients.counts().counts(), DingTalkCalendarDevConsole::call);
        add(component, "client", clients.clientStates(), DingTalkCalendarDevConsole::client);
        add(component, "token", clients.tokenStates(), DingTalkCalendarDevConsole::token);
        add(component, "pace", clients.paceStates(), DingTalkCalendarDevConsole::pace);
        return component;
    }

    private static <T> void add(JsonObject component, String item, List<T> items, Function<T, JsonObject> toJson) {
        component.put(item + "Count", items.size());
        component.put(
                item + "s",
                items.stream().limit(MAX_ITEMS).map(toJson).collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
    }

    private static JsonObject call(Count count) {
        JsonObject json = new JsonObject();
        json.put("operation", count.kind().operation());
        json.put("code", count.kind().code());
        json.put("count", count.count());
        return json;
    }

    private static JsonObject client(ClientState client) {
        JsonObject json = new JsonObject();
        json.put("baseUri", client.baseUri());
        json.put("producers", client.producers());
        json.put("leased", client.pool().leased());
        json.put("available", client.pool().available());
        json.put("pending", client.pool().pending());
        json.put("max", client.pool().max());
        return json;
    }

    private static JsonObject token(TokenState token) {
        JsonObject json = new JsonObject();
        json.put("app", token.kind());
        json.put("clientId", token.clientId());
        putUnlessNull(json, "corpId", token.corpId());
        json.put("baseUri", token.baseUri());
        json.put("valid", token.token() != null);
        if (token.token() != null) {
            json.put("ageSeconds", token.token().age().toSeconds());
            json.put("renewalInSeconds", token.token().renewal().toSeconds());
            json.put("endsInSeconds", token.token().end().toSeconds());
        }
        putUnlessNull(
                json,
                "pauseMillis",
                token.pause() == null ? null : token.pause().toMillis());
        putUnlessNull(json, "lastFailure", token.lastFailure());
        return json;
    }

    private static JsonObject pace(PaceState pace) {
        JsonObject json = new JsonObject();
        json.put("operation", pace.operation());
        putUnlessNull(json, "clientId", pace.clientId());
        putUnlessNull(json, "corpId", pace.corpId());
        json.put("baseUri", pace.baseUri());
        json.put("delayMillis", pace.delay().toMillis());
        json.put("share", pace.share());
        return json;
    }

    private static void putUnlessNull(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** The same as the JSON, with a line for each item. */
    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Object component : components()) {
            append(text, (JsonObject) component);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, JsonObject component) {
        component.forEach((name, value) -> {
            if (value instanceof JsonArray items) {
                for (Object item : items) {
                    text.append("    ");
                    ((JsonObject) item)
                            .forEach((key, v) ->
                                    text.append(key).append('=').append(v).append("  "));
                    text.setLength(text.length() - 2);
                    text.append('\n');
                }
            } else {
                text.append(name.equals("name") ? "" : "  ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n');
            }
        });
    }
}
