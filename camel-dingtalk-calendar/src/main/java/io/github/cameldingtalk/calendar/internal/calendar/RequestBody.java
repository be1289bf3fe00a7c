// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.internal.http.Json;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;

/** Checks each field of a body against the API, and writes compact JSON. Adds no field and omits none. */
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
        Object given = body instanceof UpdateSubscribedCalendarRequest update ? update.toMap() : body;
        if (given instanceof Map<?, ?> map && fields.accept(map)) {
            requireAll(map::containsKey);
            return Json.write(map);
        }
        try (JsonParser in = parser(given)) {
            if (!failOnUnknownFields) {
                // The copy finds a duplicate of a known field itself, with fewer objects.
                in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            }
            return Json.bytes(out -> {
                CheckedCopy copy = new CheckedCopy(in, out, failOnUnknownFields);
                copy.copyDocument(fields);
                requireAll(copy::hasValue);
            });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not valid JSON: " + where(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not valid JSON: " + e.getMessage(), e);
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

    private void requireAll(Predicate<String> hasValue) {
        for (String name : fields.required()) {
            if (!hasValue.test(name)) {
                throw new IllegalArgumentException("there is no " + name + ": the API requires this field");
            }
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
