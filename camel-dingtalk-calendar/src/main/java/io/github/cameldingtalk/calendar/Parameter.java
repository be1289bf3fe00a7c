// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Locale;
import java.util.function.Function;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The ids and the parameters of a query. Each has an option and a header of its own. The header wins over the option, unless
 * it is blank.
 */
enum Parameter {
    userId(DingTalkCalendarConstants.USER_ID, DingTalkCalendarConfiguration::getUserId, HeaderText::of),
    calendarId(DingTalkCalendarConstants.CALENDAR_ID, DingTalkCalendarConfiguration::getCalendarId, HeaderText::of),
    eventId(DingTalkCalendarConstants.EVENT_ID, DingTalkCalendarConfiguration::getEventId, HeaderText::of),
    timeMin(DingTalkCalendarConstants.TIME_MIN, DingTalkCalendarConfiguration::getTimeMin, QueryTime::text),
    timeMax(DingTalkCalendarConstants.TIME_MAX, DingTalkCalendarConfiguration::getTimeMax, QueryTime::text),
    showDeleted(DingTalkCalendarConstants.SHOW_DELETED, DingTalkCalendarConfiguration::getShowDeleted, Parameter::bool),
    maxResults(DingTalkCalendarConstants.MAX_RESULTS, DingTalkCalendarConfiguration::getMaxResults, Parameter::number),
    maxAttendees(
            DingTalkCalendarConstants.MAX_ATTENDEES, DingTalkCalendarConfiguration::getMaxAttendees, Parameter::number),
    seriesMasterId(
            DingTalkCalendarConstants.SERIES_MASTER_ID,
            DingTalkCalendarConfiguration::getSeriesMasterId,
            HeaderText::of),
    syncToken(DingTalkCalendarConstants.SYNC_TOKEN, DingTalkCalendarConfiguration::getSyncToken, HeaderText::of),
    pushNotification(
            DingTalkCalendarConstants.PUSH_NOTIFICATION,
            DingTalkCalendarConfiguration::getPushNotification,
            Parameter::bool);

    private final String header;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final Function<DingTalkCalendarConfiguration, @Nullable Object> option;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final Form form;

    /** Makes the text that is sent. */
    @FunctionalInterface
    private interface Form {

        /** @param place the option or the header, for the message of an {@link IllegalArgumentException} */
        String text(String place, Object value);
    }

    Parameter(String header, Function<DingTalkCalendarConfiguration, @Nullable Object> option, Form form) {
        this.header = header;
        this.option = option;
        this.form = form;
    }

    String header() {
        return header;
    }

    /**
     * The text that is sent, or {@code null} if there is neither a header nor an option.
     *
     * @throws IllegalArgumentException if the value has a wrong type or form; the message names the header or the option
     */
    @Nullable
    String read(Message message, DingTalkCalendarConfiguration configuration) {
        Object value = message.getHeader(header);
        if (value == null) {
            return ofOption(configuration);
        }
        String place = "the header " + header;
        Object given = value instanceof CharSequence || value instanceof byte[] ? HeaderText.of(place, value) : value;
        return given instanceof String text && text.isBlank() ? ofOption(configuration) : form.text(place, given);
    }

    /**
     * The text of the option, or {@code null}.
     *
     * @throws IllegalArgumentException if the value has a wrong form; the message names the option
     */
    @Nullable
    String ofOption(DingTalkCalendarConfiguration configuration) {
        Object value = option.apply(configuration);
        if (value instanceof String text && (text.contains("${") || text.contains("$simple{"))) {
            throw new IllegalArgumentException("the option " + name()
                    + " has an expression, which to() does not evaluate:" + " use toD(), or set the header " + header);
        }
        return value == null ? null : form.text("the option " + name(), value);
    }

    private static String bool(String place, Object value) {
        String text = value instanceof String || value instanceof Boolean
                ? value.toString().strip().toLowerCase(Locale.ROOT)
                : "";
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(place + " must be true or false");
        }
        return text;
    }

    private static String number(String place, Object value) {
        String text = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(place + " must be a whole number of at least 1");
        }
        return text;
    }
}
