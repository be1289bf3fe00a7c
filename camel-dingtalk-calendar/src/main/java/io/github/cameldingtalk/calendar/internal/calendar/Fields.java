// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static io.github.cameldingtalk.calendar.internal.calendar.Field.object;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.string;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.strings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that the API accepts in a JSON object: the only description of a request body. */
public final class Fields {

    private static final Fields SUBSCRIBE_SCOPE =
            new Fields(strings("unionIds"), strings("openConversationIds"), strings("corpIds"));

    /** An update of a calendar. Each field may be left out. */
    public static final Fields UPDATED_CALENDAR = new Fields(
            string("name"), string("description"), strings("managers"), object("subscribeScope", SUBSCRIBE_SCOPE));

    public static final Fields NEW_CALENDAR = UPDATED_CALENDAR.requiring("name", "subscribeScope");

    private final List<Field> fields;
    private final List<String> required;

    private Fields(Field... fields) {
        this(List.of(fields), List.of());
    }

    private Fields(List<Field> fields, List<String> required) {
        this.fields = fields;
        this.required = required;
    }

    private Fields requiring(String... names) {
        return new Fields(fields, List.of(names));
    }

    /** The index of a field, or -1 if the API does not know the field. */
    int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    Field get(int index) {
        return fields.get(index);
    }

    /** For a message. */
    String names() {
        return String.join(", ", fields.stream().map(Field::name).toList());
    }

    List<String> required() {
        return required;
    }

    /** Whether a value is a map of these fields, with the types that the API accepts, so that nothing has to be converted. */
    boolean accept(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return false;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            int index = entry.getKey() instanceof String name ? indexOf(name) : -1;
            if (index < 0 || !get(index).accepts(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
