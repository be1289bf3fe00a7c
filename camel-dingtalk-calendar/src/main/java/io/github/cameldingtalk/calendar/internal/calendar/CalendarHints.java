// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import io.github.cameldingtalk.calendar.internal.http.ErrorEnvelope;
import io.github.cameldingtalk.calendar.internal.http.ErrorKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to check after an error of the calendar API. */
final class CalendarHints {

    /** The service sends this message in place of a message that it does not pass on. */
    private static final String FORWARDED = "forwardErrorMessage";

    private CalendarHints() {}

    /**
     * A sentence without a full stop, or {@code null}.
     *
     * @param requiredUser what the user of a calendar must be, or {@code null} if the request is not about a calendar
     * @param values       the ids and the parameters of the query
     */
    static @Nullable String of(
            @Nullable ErrorEnvelope error, @Nullable String requiredUser, Map<String, String> values) {
        if (error == null) {
            return null;
        }
        if (!error.requiredScopes().isEmpty()) {
            return "The app lacks the permission " + String.join(", ", error.requiredScopes())
                    + ": open it for the app in the Developer Console of DingTalk";
        }
        ErrorKind kind = error.kind();
        if (kind.isQuota()) {
            return "The quota of the " + (kind == ErrorKind.DAY_QUOTA ? "day" : "month")
                    + " is spent, so a retry does not help before the next one";
        }
        boolean isAboutIds = kind == ErrorKind.PERMISSION || kind == ErrorKind.NOT_FOUND;
        if (values.containsKey("syncToken")
                && (kind == ErrorKind.PARAMETER || isAboutIds || kind == ErrorKind.UNKNOWN)) {
            return "The service may not accept the syncToken any more: start over with a call without syncToken";
        }
        if (!isAboutIds && !FORWARDED.equalsIgnoreCase(error.message())) {
            return null;
        }
        String hint = "Check that " + whatToCheck(requiredUser, values);
        return isAboutIds ? hint : hint + ", and that DingTalk accepts each value of the request";
    }

    private static String whatToCheck(@Nullable String requiredUser, Map<String, String> values) {
        if (requiredUser == null) {
            return "userId is the unionId of the user";
        }
        String ids =
                values.containsKey("eventId") ? "the ids of the calendar and of the event are" : "the calendar id is";
        return ids + " right, and that the user " + requiredUser;
    }
}
