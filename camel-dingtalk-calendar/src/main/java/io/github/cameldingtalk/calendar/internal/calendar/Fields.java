// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static io.github.cameldingtalk.calendar.internal.calendar.Field.bool;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.integer;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.object;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.objects;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.string;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.stringMap;
import static io.github.cameldingtalk.calendar.internal.calendar.Field.strings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that the API accepts in a JSON object: the only description of a request body. */
public final class Fields {

    private static final Fields SUBSCRIBE_SCOPE =
            new Fields(strings("unionIds"), strings("openConversationIds"), strings("corpIds"));

    /** An update of a calendar. Each field may be left out. */
    public static final Fields UPDATED_CALENDAR = new Fields(
            string("name"), string("description"), strings("managers"), object("subscribeScope", SUBSCRIBE_SCOPE));

    public static final Fields NEW_CALENDAR = UPDATED_CALENDAR.requiring("name", "subscribeScope");

    private static final Fields TIME = new Fields(string("date"), string("dateTime"), string("timeZone"));
    private static final Fields PATTERN = new Fields(
            string("type"),
            integer("dayOfMonth"),
            string("daysOfWeek"),
            string("index"),
            integer("interval"),
            string("firstDayOfWeek"));
    private static final Fields RANGE = new Fields(string("type"), string("endDate"), integer("numberOfOccurrences"));
    private static final Fields ATTENDEE = new Fields(string("id"), bool("isOptional"));

    public static final Fields NEW_EVENT = new Fields(
                    string("summary"),
                    string("description"),
                    object("start", TIME),
                    object("end", TIME),
                    bool("isAllDay"),
                    object("recurrence", new Fields(object("pattern", PATTERN), object("range", RANGE))),
                    objects("attendees", ATTENDEE),
                    object("location", new Fields(string("displayName"))),
                    objects("reminders", new Fields(string("method"), integer("minutes"))),
                    object("onlineMeetingInfo", new Fields(string("type"))),
                    stringMap("extra"),
                    objects("uiConfigs", new Fields(string("uiName"), string("uiStatus"))),
                    object("richTextDescription", new Fields(string("text"))))
            .requiring("summary", "start", "end");

    /** What to change of an event. Each field may be left out. The component adds an {@code id} that is absent. */
    public static final Fields PATCHED_EVENT = NEW_EVENT.requiring().with(string("id"));

    public static final Fields NEW_ATTENDEES = new Fields(
                    objects("attendeesToAdd", ATTENDEE), bool("chatNotification"), bool("pushNotification"))
            .requiring("attendeesToAdd");

    public static final Fields REMOVED_ATTENDEES =
            new Fields(objects("attendeesToRemove", new Fields(string("id")))).requiring("attendeesToRemove");

    public static final Fields EVENT_RESPONSE = new Fields(string("responseStatus")).requiring("responseStatus");

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

    private Fields with(Field field) {
        return new Fields(Stream.concat(fields.stream(), Stream.of(field)).toList(), required);
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
