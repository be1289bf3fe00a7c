// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.internal.http.ErrorEnvelope;
import org.jspecify.annotations.Nullable;

/** What to check after an error of the calendar API. */
final class CalendarHints {

    /** The service sends this message in place of a message that it does not pass on. */
    private static final String FORWARDED = "forwardErrorMessage";

    private CalendarHints() {}

    static @Nullable String of(String operation, @Nullable String calendarId, @Nullable ErrorEnvelope error) {
        if (error == null) {
            return null;
        }
        if (!error.requiredScopes().isEmpty()) {
            return "The app lacks the permission " + String.join(", ", error.requiredScopes())
                    + ": open it for the app in the Developer Console of DingTalk";
        }
        boolean isDenied = "permissionDenied".equalsIgnoreCase(error.code());
        if (!isDenied && !FORWARDED.equalsIgnoreCase(error.message())) {
            return null;
        }
        if (calendarId == null) {
            return "Check that userId is the unionId of the user";
        }
        return "Check that the calendar id is right, and that the user "
                + switch (operation) {
                    case "subscribe", "unsubscribe" -> "is in the calendar's subscribeScope";
                    case "deleteSubscribed" -> "has created the calendar";
                    default -> "is the calendar's author or a co-editor";
                };
    }
}
