// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page, on the port of the emulator, that shows what it holds and what came, and causes trouble by a click. A script asks
 * for the state every second; nothing that came from outside becomes markup.
 */
final class EmulatorPage {

    private static final String HOME = "/";
    private static final String BELOW = "/emulator/";
    private static final int REQUESTS_SHOWN = 100;
    private static final int CHARACTERS_SHOWN = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES = Map.of(
            "page.html", "text/html; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "openapi.yaml", "application/yaml; charset=utf-8");

    private final boolean isOpenToOthers;
    private final CalendarApi calendars;
    private final TokenApi tokens;
    private final Script script;
    private final Journal journal;

    EmulatorPage(boolean isOpenToOthers, CalendarApi calendars, TokenApi tokens, Script script, Journal journal) {
        this.isOpenToOthers = isOpenToOthers;
        this.calendars = calendars;
        this.tokens = tokens;
        this.script = script;
        this.journal = journal;
    }

    boolean isFor(ReceivedRequest request) {
        return request.target().equals(HOME) || request.target().startsWith(BELOW);
    }

    Answer answer(ReceivedRequest request) {
        if (!isOpenToOthers && !isThisMachine(request.header("Host"))) {
            // A page from elsewhere whose name was made to lead here.
            return plain(403, "This page is for this machine only.");
        }
        String name =
                request.target().equals(HOME) ? "page.html" : request.target().substring(BELOW.length());
        if (request.method().equals("POST")) {
            // A page from elsewhere could send a form here, but no header of its own.
            return request.header("X-Emulator") == null
                    ? plain(403, "Only the page itself may do this.")
                    : post(name, request);
        }
        if (!request.method().equals("GET")) {
            return plain(405, "GET or POST.");
        }
        if (name.equals("state")) {
            return secured(Answer.json(200, state().toString()));
        }
        return TYPES.containsKey(name) ? resource(name) : plain(404, "There is no such page.");
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    private Answer post(String name, ReceivedRequest request) {
        try {
            JsonNode body = JSON.readTree(request.body());
            switch (name) {
                case "error" -> script.next(null, List.of(Answer.error(ServiceError.valueOf(text(body)))));
                case "trouble" -> script.next(null, List.of(Answer.trouble(Trouble.valueOf(text(body)))));
                case "block" -> script.next(null, List.of(Answer.blocked()));
                case "gateway" -> script.next(null, List.of(Answer.badGateway()));
                case "throttle" -> script.throttle(
                        Math.max(0, body.path("value").asInt()));
                case "latency" -> script.latency(Duration.ofMillis(
                        Math.max(0, Math.min(60_000, body.path("value").asLong()))));
                case "revoke" -> tokens.issued().forEach(token -> tokens.revoke(token.value()));
                case "calm" -> script.clear();
                default -> {
                    return plain(404, "There is no such thing to do.");
                }
            }
            return secured(Answer.json(200, "{}"));
        } catch (IOException | IllegalArgumentException e) {
            return plain(400, "That cannot be done.");
        }
    }

    private static String text(JsonNode body) {
        return body.path("value").asText();
    }

    private ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = state.putArray("errors");
        for (ServiceError error : ServiceError.values()) {
            errors.addObject()
                    .put("name", error.name())
                    .put("status", error.status())
                    .put("code", error.code())
                    .put("message", error.message());
        }
        ArrayNode troubles = state.putArray("troubles");
        for (Trouble trouble : Trouble.values()) {
            troubles.add(trouble.name());
        }
        state.put("waiting", script.waiting());
        ArrayNode list = state.putArray("calendars");
        calendars.calendars().forEach(calendar -> {
            ObjectNode shown = JSON.valueToTree(calendar);
            shown.set("subscribers", JSON.valueToTree(calendars.subscribers(calendar.calendarId())));
            list.add(shown);
        });
        Instant now = tokens.clock().instant();
        ArrayNode live = state.putArray("tokens");
        tokens.accepted().forEach(token -> live.addObject()
                .put("clientId", token.clientId())
                .put("corpId", token.corpId())
                .put("unionId", token.unionId())
                .put(
                        "start",
                        token.value().substring(0, Math.min(16, token.value().length())))
                .put("seconds", Duration.between(now, token.end()).toSeconds()));
        ArrayNode requests = state.putArray("requests");
        journal.newest(REQUESTS_SHOWN).forEach(entry -> requests.add(json(entry)));
        return state;
    }

    private static ObjectNode json(Journal.Entry entry) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("at", entry.at().toString())
                .put("method", entry.request().method())
                .put("target", shortened(entry.request().target()))
                .put("operation", entry.request().operation().map(Enum::name).orElse(null))
                .put("body", shortened(entry.request().bodyAsText()))
                .put("answer", summary(entry.answer()));
        if (entry.answer() instanceof Answer.Http http) {
            shown.put("status", http.status());
            shown.put("answerBody", shortened(new String(http.body(), StandardCharsets.UTF_8)));
        }
        return shown;
    }

    private static String shortened(String text) {
        return text.length() <= CHARACTERS_SHOWN ? text : text.substring(0, CHARACTERS_SHOWN) + "…";
    }

    private static String summary(@Nullable Answer answer) {
        if (answer == null) {
            return "…";
        }
        if (answer instanceof Answer.Http http) {
            return Integer.toString(http.status());
        }
        return answer instanceof Answer.Broken broken ? broken.trouble().name() : "WIRE";
    }

    /** A request and its answer, on one line. */
    static String line(Journal.Entry entry) {
        StringBuilder line = new StringBuilder()
                .append(entry.at())
                .append(' ')
                .append(entry.request().method())
                .append(' ')
                .append(entry.request().target())
                .append(" -> ")
                .append(summary(entry.answer()));
        if (entry.answer() instanceof Answer.Http http && http.status() != 200) {
            line.append(' ').append(new String(http.body(), StandardCharsets.UTF_8));
        }
        return shortened(line.toString()).replaceAll("\\p{Cntrl}", " ");
    }

    private static Answer resource(String name) {
        try (InputStream in = EmulatorPage.class.getResourceAsStream(name)) {
            if (in == null) {
                return plain(404, "There is no such page.");
            }
            return secured(Answer.status(200)
                    .header("Content-Type", String.valueOf(TYPES.get(name)))
                    .body(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer plain(int status, String text) {
        return secured(Answer.status(status)
                .header("Content-Type", "text/plain; charset=utf-8")
                .body(text));
    }

    private static Answer secured(Answer.Http answer) {
        return answer.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }
}
