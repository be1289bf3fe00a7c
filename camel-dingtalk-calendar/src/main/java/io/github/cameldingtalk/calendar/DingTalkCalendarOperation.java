// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarPath;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.calendar.Fields;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operations. Each constant has the name in the endpoint's URI, and holds what differs between the operations: the
 * path, the fields of the request body, and what the response becomes.
 */
public enum DingTalkCalendarOperation {

    /** Creates a calendar and returns its id as a {@code String}. Not idempotent: two calls create two calendars. */
    createSubscribed(
            CalendarPath.post("/subscribedCalendars"),
            Fields.NEW_CALENDAR,
            CalendarResponses::calendarId,
            DingTalkCalendarConstants.CALENDAR_ID),

    /** Returns a calendar as a {@link SubscribedCalendar}. */
    getSubscribed(CalendarPath.get("/subscribedCalendars/{calendarId}"), null, CalendarResponses::calendar, null),

    /** Updates the name, description, co-editors or scope of a calendar. Returns a {@code Boolean}. */
    updateSubscribed(
            CalendarPath.put("/subscribedCalendars/{calendarId}"),
            Fields.UPDATED_CALENDAR,
            CalendarResponses::result,
            null),

    /** Deletes a calendar and all subscriptions to it. Only its creator may. Returns a {@code Boolean}. */
    deleteSubscribed(
            CalendarPath.delete("/subscribedCalendars/{calendarId}").onlyIfUser("has created the calendar"),
            null,
            CalendarResponses::result,
            null),

    /** Subscribes the user to a calendar. Returns a {@code Boolean}. */
    subscribe(
            CalendarPath.post("/calendars/{calendarId}/subscribe")
                    .asIdempotent()
                    .onlyIfUser("is in the calendar's subscribeScope"),
            null,
            CalendarResponses::resultOrNothing,
            null),

    /** Ends the user's subscription to a calendar. Returns a {@code Boolean}. */
    unsubscribe(
            CalendarPath.post("/calendars/{calendarId}/unsubscribe")
                    .asIdempotent()
                    .onlyIfUser("is in the calendar's subscribeScope"),
            null,
            CalendarResponses::result,
            null),

    /** Returns the calendars that the user has subscribed to, as a list of {@link CalendarSummary}. */
    listSubscribed(CalendarPath.get("/calendars"), null, CalendarResponses::subscribedCalendars, null);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CalendarPath path;

    @SuppressWarnings("ImmutableEnumChecker") // never changes once it is made
    private final @Nullable Fields fields;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final ResponseReader<?> responseReader;

    private final @Nullable String resultHeader;

    DingTalkCalendarOperation(
            CalendarPath path,
            @Nullable Fields fields,
            ResponseReader<?> responseReader,
            @Nullable String resultHeader) {
        this.path = path;
        this.fields = fields;
        this.responseReader = responseReader;
        this.resultHeader = resultHeader;
    }

    CalendarPath path() {
        return path;
    }

    /** The fields of the request body, or {@code null} if the operation has no body. */
    @Nullable
    Fields fields() {
        return fields;
    }

    /** What the response becomes. An operation that only reads can also return the text of the response. */
    ResponseReader<?> responseReader(OutputType outputType) {
        if (outputType != OutputType.json || !path.isRead()) {
            return responseReader;
        }
        return (request, response) -> {
            // Throws if the response is not what the API promises.
            responseReader.read(request, response);
            return CalendarResponses.text(response);
        };
    }

    /** The header that is set to the result, too, or {@code null}. */
    @Nullable
    String resultHeader() {
        return resultHeader;
    }

    /**
     * The operation with this name.
     *
     * @throws IllegalArgumentException for any other name; its message lists the operations
     */
    static DingTalkCalendarOperation named(String name) {
        for (DingTalkCalendarOperation operation : values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("dingtalk-calendar has no operation '" + name + "'; it has: "
                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
