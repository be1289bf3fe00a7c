// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static io.github.cameldingtalk.calendar.emulator.ServiceErrorException.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a calendar that a request sends. A field of a wrong type is rejected, never ignored. */
final class CalendarCheck {

    private final Users users;
    private final ServiceSettings settings;

    CalendarCheck(Users users, ServiceSettings settings) {
        this.users = users;
        this.settings = settings;
    }

    /**
     * Checks the fields of a new calendar, which needs a name and a scope.
     *
     * @throws ServiceErrorException if a field is missing or wrong
     */
    void checkNew(String userId, JsonNode fields) {
        requireObject(fields);
        require(fields.has("name"), ServiceError.CALENDAR_NAME_BLANK);
        require(fields.has("subscribeScope"), ServiceError.SUBSCRIBE_RANGE_NULL);
        checkGiven(userId, fields);
    }

    /**
     * Checks the fields of an update.
     *
     * @throws ServiceErrorException if a field is wrong, or missing where {@link Rules} requires the field
     */
    void checkUpdate(String userId, JsonNode fields) {
        if (settings.rules().updateNeedsNameAndScope()) {
            checkNew(userId, fields);
        } else {
            checkGiven(userId, fields);
        }
    }

    private void checkGiven(String userId, JsonNode fields) {
        checkTypes(fields);
        JsonNode name = fields.get("name");
        if (name != null) {
            String text = name.asText("");
            require(!text.isBlank(), ServiceError.CALENDAR_NAME_BLANK);
            require(!settings.rules().isTooLong(text), ServiceError.CALENDAR_NAME_TOO_LONG);
        }
        JsonNode scope = fields.get("subscribeScope");
        if (scope != null) {
            require(!scope.isNull(), ServiceError.SUBSCRIBE_RANGE_NULL);
            require(
                    users.mayOpenTo(
                            userId,
                            JsonTexts.of(scope.path("corpIds")),
                            JsonTexts.of(scope.path("openConversationIds"))),
                    ServiceError.CURRENT_USER_NOT_IN_RANGE,
                    "The user " + userId + " belongs to none of the corpIds, or to none of the openConversationIds,"
                            + " in subscribeScope.");
        }
    }

    private void checkTypes(JsonNode fields) {
        requireObject(fields);
        requireText(fields, "name");
        requireText(fields, "description");
        requireList(fields, "managers");
        JsonNode scope = fields.get("subscribeScope");
        if (scope != null && !scope.isNull()) {
            require(isObject(scope), ServiceError.FORWARDED, "The field subscribeScope must be a JSON object.");
            for (String name : List.of("unionIds", "openConversationIds", "corpIds")) {
                requireList(scope, name);
            }
        }
    }

    private void requireObject(JsonNode fields) {
        require(isObject(fields), ServiceError.FORWARDED, "The body must be a JSON object.");
    }

    private static void requireText(JsonNode fields, String name) {
        require(isTextOrAbsent(fields.get(name)), ServiceError.FORWARDED, "The field " + name + " must be a string.");
    }

    private static void requireList(JsonNode fields, String name) {
        require(
                isListOrAbsent(fields.get(name)),
                ServiceError.FORWARDED,
                "The field " + name + " must be an array of strings.");
    }

    private boolean isObject(JsonNode json) {
        return json.isObject() || settings.rules().emptyArrayIsEmptyObject() && json.isArray() && json.isEmpty();
    }

    private static boolean isTextOrAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isTextual();
    }

    private static boolean isListOrAbsent(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return true;
        }
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return value.isArray();
    }
}
