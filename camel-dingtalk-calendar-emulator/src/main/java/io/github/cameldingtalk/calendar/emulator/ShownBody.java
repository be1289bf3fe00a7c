// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A body for the journal: as JSON if it is JSON, else as text, with the start of each secret only. */
final class ShownBody {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final boolean hasGrant;

    private ShownBody(boolean hasGrant) {
        this.hasGrant = hasGrant;
    }

    /** The body, or {@code null} if it is empty. A text that is not JSON is cut after 2,000 characters. */
    static @Nullable JsonNode of(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return new ShownBody(Secrets.containsGrant(text)).shown(JSON.readTree(body));
        } catch (IOException e) {
            return TextNode.valueOf(Secrets.shortenedIn(JournalText.shortened(text)));
        }
    }

    private JsonNode shown(JsonNode json) {
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> object.set(field.getKey(), shown(field.getKey(), field.getValue())));
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(shown(element)));
            return array;
        }
        return json.isTextual() ? TextNode.valueOf(Secrets.shortenedIn(json.asText())) : json;
    }

    private JsonNode shown(String name, JsonNode value) {
        if (Secrets.isName(name, hasGrant) && !value.isNull()) {
            return TextNode.valueOf(Secrets.start(value.asText()) + "…");
        }
        return shown(value);
    }
}
