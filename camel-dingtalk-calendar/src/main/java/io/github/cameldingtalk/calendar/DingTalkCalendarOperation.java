// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.client.AnswerReader;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiPath;
import io.github.cameldingtalk.calendar.client.CalendarBody.Needs;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with subscription calendars. A constant's name is the operation as it stands in the endpoint's URI, and
 * what it holds is all that tells one operation from another: where the call goes, what its body needs, what its answer
 * becomes.
 */
public enum DingTalkCalendarOperation {

    /** Makes a calendar and gives its id, as a {@code String}. Done twice, it makes two. */
    createSubscribed(
            ApiPath.post("/subscribedCalendars").notRepeatable(),
            Needs.NAME_AND_SCOPE,
            Answers::calendarId,
            DingTalkCalendarConstants.CALENDAR_ID),

    /** Gives a calendar, as a {@link SubscribedCalendar}. */
    getSubscribed(ApiPath.get("/subscribedCalendars/{calendarId}"), Needs.NO_BODY, Answers::subscribedCalendar, null),

    /** Changes what is given of a calendar's name, description, co-editors and scope; gives a {@code Boolean}. */
    updateSubscribed(ApiPath.put("/subscribedCalendars/{calendarId}"), Needs.NO_FIELD, Answers::result, null),

    /** Removes a calendar and all subscriptions to it, which only its creator may; gives a {@code Boolean}. */
    deleteSubscribed(ApiPath.delete("/subscribedCalendars/{calendarId}"), Needs.NO_BODY, Answers::result, null),

    /** Subscribes the user to a calendar; gives a {@code Boolean}. */
    subscribe(ApiPath.post("/calendars/{calendarId}/subscribe"), Needs.NO_BODY, Answers::resultOrNothing, null),

    /** Ends the user's subscription to a calendar; gives a {@code Boolean}. */
    unsubscribe(ApiPath.post("/calendars/{calendarId}/unsubscribe"), Needs.NO_BODY, Answers::result, null),

    /** Gives the calendars that the user has subscribed to, as a list of {@link CalendarSummary}. */
    listSubscribed(ApiPath.get("/calendars"), Needs.NO_BODY, Answers::subscribedCalendars, null);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final ApiPath path;

    private final Needs needs;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final AnswerReader<?> answer;

    private final @Nullable String resultHeader;

    DingTalkCalendarOperation(ApiPath path, Needs needs, AnswerReader<?> answer, @Nullable String resultHeader) {
        this.path = path;
        this.needs = needs;
        this.answer = answer;
        this.resultHeader = resultHeader;
    }

    ApiPath path() {
        return path;
    }

    Needs needs() {
        return needs;
    }

    /** What the answer becomes. Those that only read can give its text, too. */
    AnswerReader<?> answer(OutputType outputType) {
        return outputType == OutputType.json && path.isRead() ? Answers::json : answer;
    }

    /** The header that the result is set on too, or {@code null}. */
    @Nullable
    String resultHeader() {
        return resultHeader;
    }

    /**
     * The operation with this name.
     *
     * @throws IllegalArgumentException for any other name; its message lists the operations that there are
     */
    public static DingTalkCalendarOperation named(String name) {
        for (DingTalkCalendarOperation operation : values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("dingtalk-calendar has no operation '" + name + "'; it has: "
                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
