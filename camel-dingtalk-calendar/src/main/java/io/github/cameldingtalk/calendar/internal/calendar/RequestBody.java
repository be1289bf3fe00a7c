// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.internal.http.Json;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of a request as compact JSON, once each field is known to be what the API takes. Adds no field and
 * leaves none out.
 */
public final class RequestBody {

    private final Fields fields;
    private final boolean failOnUnknownFields;

    public RequestBody(Fields fields, boolean failOnUnknownFields) {
        this.fields = fields;
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /**
     * Writes the JSON to send.
     *
     * @param body JSON as {@code String} or {@code byte[]}, a {@link JsonNode}, or any object that Jackson can write
     * @throws IllegalArgumentException unless the body is an object with the fields of the API; the message names the field
     */
    public byte[] toJson(Object body) {
        if (body instanceof Map<?, ?> map && fields.accept(map)) {
            List<String> missing = fields.required();
            missing.removeAll(map.keySet());
            requireNone(missing);
            return Json.write(map);
        }
        try (JsonParser in = parser(body)) {
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return Json.bytes(out -> requireNone(new CheckedCopy(in, out, failOnUnknownFields).copyDocument(fields)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not valid JSON: " + where(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("only memory is read and written here", e);
        }
    }

    private static JsonParser parser(Object body) throws IOException {
        if (body instanceof String text) {
            return Json.FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        if (body instanceof byte[] bytes) {
            return Json.FACTORY.createParser(bytes);
        }
        if (body instanceof JsonNode node) {
            return JsonBinding.MAPPER.treeAsTokens(node);
        }
        try {
            return Json.FACTORY.createParser(JsonBinding.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the body, a " + body.getClass().getName() + ", cannot be written as JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static void requireNone(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("there is no " + missing.get(0) + ", which a new calendar needs");
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return e.getOriginalMessage()
                + (location == null
                        ? ""
                        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }
}
