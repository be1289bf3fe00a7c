// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.CalendarRequest;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.internal.http.Json;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks each field of a body against the API, and writes compact JSON. Adds no field and omits none. */
public final class RequestBody {

    private static final String ID = "id";

    /** Where an object or a list begins, as Jackson says it. */
    private static final Pattern START_MARKER =
            Pattern.compile(" \\(start marker at \\[Source: .*?; line: ([0-9]+), column: ([0-9]+)]\\)");

    private final Fields fields;
    private final boolean failOnUnknownFields;

    public RequestBody(Fields fields, boolean failOnUnknownFields) {
        this.fields = fields;
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /**
     * Writes the JSON to send.
     *
     * @param body JSON as {@code CharSequence} or {@code byte[]}, a {@link JsonNode}, or any object that Jackson can write; of
     *     what another operation has returned, the fields that can be sent
     * @throws IllegalArgumentException unless the body is an object with the fields of the API; the message names the field
     */
    public byte[] toJson(Object body) {
        Object sent = ofResult(body);
        Object given = sent instanceof CalendarRequest request ? fieldsOf(request) : sent;
        try {
            byte[] json = given instanceof Map<?, ?> map ? plain(map) : null;
            return json != null ? json : checked(given);
        } catch (JsonGenerationException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not valid JSON: " + where(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not valid JSON: " + e.getMessage(), e);
        }
    }

    /** What can be sent of what another operation has returned. A new event has no id yet. */
    private Object ofResult(Object body) {
        if (body instanceof SubscribedCalendar calendar) {
            return calendar.toUpdate();
        }
        if (body instanceof CalendarEvent event) {
            return fields.indexOf(ID) < 0 ? event.toRequest().withId(null) : event.toRequest();
        }
        return body;
    }

    private static Map<String, Object> fieldsOf(CalendarRequest request) {
        try {
            return request.toMap();
        } catch (RuntimeException e) {
            // An application may implement the interface.
            throw ObjectJson.cannotBeWritten(request, e);
        }
    }

    /**
     * The JSON with an id, if the API takes the id in the body, too.
     *
     * @throws IllegalArgumentException if the JSON has another id
     */
    public byte[] withId(byte[] json, @Nullable String id) {
        if (id == null || fields.indexOf(ID) < 0) {
            return json;
        }
        try {
            ObjectNode object = ExactTree.read(json);
            String given = object.path(ID).asText("");
            if (!given.isEmpty() && !given.equals(id)) {
                throw new IllegalArgumentException("the body has another id, '" + given + "', than the call, '" + id
                        + "': leave the id out of the body");
            }
            object.put(ID, id);
            return JsonBinding.MAPPER.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException("the body has been written before", e);
        }
    }

    /** A map whose values need no conversion. {@code null} if it has any other value. */
    private byte @Nullable [] plain(Map<?, ?> map) throws IOException {
        byte[] json;
        Set<Object> names;
        try {
            if (!fields.accept(map)) {
                return null;
            }
            json = Json.bytes(out -> Json.write(map, out));
            names = fields.required().isEmpty() ? Set.of() : new HashSet<>(map.keySet());
        } catch (RuntimeException e) {
            // The map is the application's. It may also be changed meanwhile.
            throw ObjectJson.cannotBeWritten(map, e);
        }
        requireAll(names::contains);
        return json;
    }

    private byte[] checked(Object body) throws IOException {
        try (JsonParser in = parser(body)) {
            if (!failOnUnknownFields) {
                // The copy finds a duplicate of a known field itself, with fewer objects.
                in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            }
            return Json.bytes(out -> {
                CheckedCopy copy = new CheckedCopy(in, out, failOnUnknownFields);
                copy.copyDocument(fields);
                requireAll(copy::hasValue);
            });
        }
    }

    private JsonParser parser(Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return parser(BodyText.decode(bytes, null));
        }
        if (body instanceof CharSequence) {
            String text = body.toString();
            return Json.FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        if (body instanceof JsonNode node && !node.isObject()) {
            return JsonBinding.MAPPER.treeAsTokens(node);
        }
        return Json.FACTORY.createParser(ObjectJson.write(body, fields));
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
        return START_MARKER.matcher(e.getOriginalMessage()).replaceAll(" (which begins at line $1, column $2)")
                + (location == null
                        ? ""
                        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }
}
