// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static io.github.cameldingtalk.calendar.internal.calendar.Field.object;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.string;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.strings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields that the API accepts in a JSON object: the only description of a request body. */
public final class Fields {

    private static final Fields SUBSCRIBE_SCOPE =
            new Fields(strings("unionIds"), strings("openConversationIds"), strings("corpIds"));

    /** An update of a calendar. Each field may be left out. */
    public static final Fields UPDATED_CALENDAR = new Fields(
            string("name"), string("description"), strings("managers"), object("subscribeScope", SUBSCRIBE_SCOPE));

    public static final Fields NEW_CALENDAR = UPDATED_CALENDAR.requiring("name", "subscribeScope");

    private final Map<String, Field> byName;
    private final List<String> required;

    private Fields(Field... fields) {
        this(new TreeMap<>(), List.of());
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
    }

    private Fields(Map<String, Field> byName, List<String> required) {
        this.byName = byName;
        this.required = required;
    }

    private Fields requiring(String... names) {
        return new Fields(byName, List.of(names));
    }

    /** {@code null} if the API does not know the field. */
    @Nullable
    Field find(String name) {
        return byName.get(name);
    }

    /** For a message. */
    String names() {
        return String.join(", ", byName.keySet());
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
            Field field = entry.getKey() instanceof String name ? find(name) : null;
            if (field == null || !field.accepts(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
