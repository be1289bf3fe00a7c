// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the fields of a calendar that a request sends. */
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
                    ServiceError.CURRENT_USER_NOT_IN_RANGE);
        }
    }

    private static void require(boolean condition, ServiceError error) {
        if (!condition) {
            throw new ServiceErrorException(error);
        }
    }
}
