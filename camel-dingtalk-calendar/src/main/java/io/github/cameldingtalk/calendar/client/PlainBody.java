// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.SubscribeScope;
import io.github.cameldingtalk.calendar.UpdateSubscribedCalendarRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A body that is plainly right: an object of the fields of a calendar, each of its type, that needs nobody's knowledge to be
 * written. Most are, and take half the time of those whose JSON must be seen first.
 */
final class PlainBody {

    private PlainBody() {}

    /** Gives {@code null} if it is not plain, which may still be right. */
    static @Nullable Map<?, ?> of(Object body) {
        if (body instanceof UpdateSubscribedCalendarRequest request) {
            return fields(request);
        }
        return body instanceof Map<?, ?> map && hasOnly(CalendarBody.FIELDS, map, PlainBody::isPlain) ? map : null;
    }

    private static boolean hasOnly(List<String> known, Map<?, ?> map, BiPredicate<String, Object> isPlain) {
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!(field.getKey() instanceof String name)
                    || !known.contains(name)
                    || field.getValue() == null
                    || !isPlain.test(name, field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String field, Object value) {
        return switch (field) {
            case "managers" -> isListOfStrings(field, value);
            case "subscribeScope" -> value instanceof Map<?, ?> map
                    && hasOnly(CalendarBody.SCOPE_FIELDS, map, PlainBody::isListOfStrings);
            default -> value instanceof String;
        };
    }

    private static boolean isListOfStrings(String field, Object value) {
        if (!(value instanceof List<?> list)) {
            return false;
        }
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> fields(UpdateSubscribedCalendarRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "name", request.name());
        put(fields, "description", request.description());
        put(fields, "managers", request.managers());
        SubscribeScope scope = request.subscribeScope();
        if (scope != null) {
            Map<String, Object> scopeFields = new LinkedHashMap<>();
            put(scopeFields, "unionIds", scope.unionIds());
            put(scopeFields, "openConversationIds", scope.openConversationIds());
            put(scopeFields, "corpIds", scope.corpIds());
            fields.put("subscribeScope", scopeFields);
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
