// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A web page on the port of the emulator. The page shows the data and the last requests, lets a person edit the data, and causes
 * failures by a click. Its script reads the state every second, and inserts received text only as text, never as markup.
 */
final class EmulatorPage {

    private static final String HOME = "/";
    private static final String NO_SUCH_PAGE = "This page does not exist.";
    private static final String PREFIX = "/emulator/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "yaml", "application/yaml; charset=utf-8");

    private static final Pattern FILE = Pattern.compile("(?:page(?:-[a-z]+)*|openapi)\\.([a-z]+)");

    private final boolean isOpenToOthers;
    private final PageState state;
    private final PageCommands commands;
    private final PageCalls calls;
    private final PageData data;
    private final PageSecrets secrets;

    /** A page for any host if it is open to others, else for the loopback address only. */
    EmulatorPage(
            boolean isOpenToOthers,
            PageState state,
            PageCommands commands,
            PageCalls calls,
            PageData data,
            PageSecrets secrets) {
        this.isOpenToOthers = isOpenToOthers;
        this.state = state;
        this.commands = commands;
        this.calls = calls;
        this.data = data;
        this.secrets = secrets;
    }

    boolean isFor(ReceivedRequest request) {
        return request.target().equals(HOME) || request.target().startsWith(PREFIX);
    }

    EmulatedResponse handle(ReceivedRequest request) {
        if (!isOpenToOthers && !isThisMachine(request.header("Host"))) {
            // DNS rebinding: a foreign site's own host name may resolve to this machine.
            return plain(403, "This page can be opened on the emulator's own machine only.");
        }
        String name =
                request.target().equals(HOME) ? "page.html" : request.target().substring(PREFIX.length());
        return switch (request.method()) {
            case "GET" -> get(name);
            case "POST" -> post(name, request);
            default -> plain(405, "Only GET and POST are allowed.");
        };
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    private EmulatedResponse get(String name) {
        if (name.equals("state")) {
            return secured(EmulatedResponse.json(200, state.json().toString()));
        }
        Matcher file = FILE.matcher(name);
        String contentType = file.matches() ? CONTENT_TYPES.get(file.group(1)) : null;
        return contentType == null ? plain(404, NO_SUCH_PAGE) : resource(name, contentType);
    }

    private EmulatedResponse post(String name, ReceivedRequest request) {
        if (request.header("X-Emulator") == null) {
            // Cross-site request forgery: a foreign page can send a form here, but not with a header of its own.
            return plain(403, "Only the emulator's own page can send commands: the header X-Emulator is missing.");
        }
        try {
            JsonNode value = JSON.readTree(request.body()).path("value");
            if (name.equals("call")) {
                return secured(calls.response(value));
            }
            if (name.equals("secrets")) {
                ObjectNode found = secrets.of(value);
                return found == null
                        ? plain(403, "Other machines can open this page, so it shows no secrets.")
                        : secured(EmulatedResponse.json(200, found.toString()));
            }
            return data.run(name, value) || commands.run(name, value)
                    ? secured(EmulatedResponse.json(200, "{}"))
                    : plain(404, "This command does not exist.");
        } catch (RejectedFieldException e) {
            ObjectNode rejection = JSON.createObjectNode()
                    .put("field", e.field())
                    .put("problem", e.problem().name());
            return secured(EmulatedResponse.json(400, rejection.toString()));
        } catch (IOException | IllegalArgumentException e) {
            return plain(400, "The command's value is not valid.");
        }
    }

    private static EmulatedResponse resource(String name, String contentType) {
        try (InputStream in = EmulatorPage.class.getResourceAsStream(name)) {
            if (in == null) {
                return plain(404, NO_SUCH_PAGE);
            }
            return secured(EmulatedResponse.status(200)
                    .header("Content-Type", contentType)
                    .body(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmulatedResponse plain(int status, String text) {
        return secured(EmulatedResponse.status(status)
                .header("Content-Type", "text/plain; charset=utf-8")
                .body(text));
    }

    private static EmulatedResponse secured(EmulatedResponse.Http response) {
        return response.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }
}
