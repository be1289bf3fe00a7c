// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields of a calendar on their way to the service: what was given is written compact, once each field is known to be
 * what the API takes, by its look ({@link PlainBody}) or while it is copied ({@link CheckedCopy}). Nothing is added, and
 * nothing left out.
 */
public final class CalendarBody {

    static final List<String> FIELDS = List.of("description", "managers", "name", "subscribeScope");
    static final List<String> SCOPE_FIELDS = List.of("corpIds", "openConversationIds", "unionIds");

    private static final List<String> NEEDED = List.of("name", "subscribeScope");

    private final boolean failOnUnknownFields;

    public CalendarBody(boolean failOnUnknownFields) {
        this.failOnUnknownFields = failOnUnknownFields;
    }

    /** What the body of a call needs. */
    public enum Needs {
        /** There is none. */
        NO_BODY,
        /** Each field may be left out. */
        NO_FIELD,
        /** {@code name} and {@code subscribeScope} may not. */
        NAME_AND_SCOPE
    }

    /**
     * The JSON to send.
     *
     * @param body JSON as {@code String} or {@code byte[]}, a {@link JsonNode}, or anything that Jackson can write
     * @throws InvalidInputException unless it is an object with the fields of a calendar, each of its type
     */
    public byte[] toJson(Object body, Needs needs) {
        Map<?, ?> plain = PlainBody.of(body);
        if (plain == null) {
            return check(body, needs);
        }
        requireNeeded(needs, plain::containsKey);
        return Json.write(plain);
    }

    private byte[] check(Object body, Needs needs) {
        try (JsonParser in = parser(body)) {
            if (failOnUnknownFields) {
                // The fields that are known are told apart here, for less than Jackson would take.
                in.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            }
            return Json.bytes(out -> {
                int given = new CheckedCopy(in, out, failOnUnknownFields).copyDocument();
                requireNeeded(needs, field -> (given & 1 << FIELDS.indexOf(field)) != 0);
            });
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("the body is not what JSON allows: " + where(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read and written here", e);
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
            throw new InvalidInputException(
                    "the body, a " + body.getClass().getName() + ", cannot be written as JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static void requireNeeded(Needs needs, Predicate<String> isGiven) {
        if (needs == Needs.NAME_AND_SCOPE) {
            for (String field : NEEDED) {
                if (!isGiven.test(field)) {
                    throw new InvalidInputException("there is no " + field + ", which a new calendar needs");
                }
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
