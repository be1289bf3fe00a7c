// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;

/**
 * Rejects what JSON in UTF-8 cannot carry. Jackson itself writes half a surrogate pair, and the character after it, as
 * another character, and a number that is not finite as a text.
 */
final class CheckedGenerator extends JsonGeneratorDelegate {

    CheckedGenerator(JsonGenerator out) {
        super(out, false);
    }

    /** The place of the value that is written next, such as {@code subscribeScope.corpIds[1]}. */
    static String path(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext c = context; c != null && !c.inRoot(); c = c.getParent()) {
            if (c.inArray()) {
                path.insert(0, "[" + (c == context ? c.getEntryCount() : c.getCurrentIndex()) + "]");
            } else if (c.getCurrentName() != null) {
                boolean isTop = c.getParent() == null || c.getParent().inRoot();
                path.insert(0, (isTop ? "" : ".") + c.getCurrentName());
            }
        }
        return path.isEmpty() ? "the body" : path.toString();
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        int index = brokenPair(name);
        if (index >= 0) {
            JsonStreamContext parent = getOutputContext().getParent();
            throw halfPair("the name of a field in " + path(parent), name.charAt(index), index);
        }
        super.writeFieldName(name);
    }

    @Override
    public void writeString(String text) throws IOException {
        if (text != null) {
            int index = brokenPair(text);
            if (index >= 0) {
                throw halfPair(path(getOutputContext()), text.charAt(index), index);
            }
        }
        super.writeString(text);
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (Character.isSurrogate(text[i])) {
                if (i + 1 == offset + length || !Character.isSurrogatePair(text[i], text[i + 1])) {
                    throw halfPair(path(getOutputContext()), text[i], i - offset);
                }
                i++;
            }
        }
        super.writeString(text, offset, length);
    }

    @Override
    public void writeString(Reader reader, int length) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        writeString(length < 0 ? text.toString() : text.toString().substring(0, length));
    }

    @Override
    public void writeArray(String[] array, int offset, int length) throws IOException {
        writeStartArray(array, length);
        for (int i = offset; i < offset + length; i++) {
            writeString(array[i]);
        }
        writeEndArray();
    }

    @Override
    public void writeArray(double[] array, int offset, int length) throws IOException {
        writeStartArray(array, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(array[i]);
        }
        writeEndArray();
    }

    @Override
    public void writeNumber(double number) throws IOException {
        requireFinite(number);
        super.writeNumber(number);
    }

    @Override
    public void writeNumber(float number) throws IOException {
        requireFinite(number);
        super.writeNumber(number);
    }

    private void requireFinite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new JsonGenerationException(
                    path(getOutputContext()) + " is " + number + ", which is not a number of JSON", this);
        }
    }

    /** The index of half a surrogate pair, or -1. */
    private static int brokenPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private JsonGenerationException halfPair(String where, char half, int index) {
        return new JsonGenerationException(
                where + " has half a surrogate pair (" + Invisible.name(half) + ") at index " + index
                        + ": check where the text was cut inside a character such as an emoji",
                this);
    }
}
