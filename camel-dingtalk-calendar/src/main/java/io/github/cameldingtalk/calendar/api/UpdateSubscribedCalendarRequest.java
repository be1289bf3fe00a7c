// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a subscription calendar. A field that is {@code null} is not sent. An empty text or list is sent. What
 * the service does with an absent field, and with an empty field, is not documented.
 *
 * <pre>{@code
 * new UpdateSubscribedCalendarRequest().withName("Public holidays").withManagers(List.of("a-unionId"))
 * }</pre>
 *
 * @param name           the calendar's title, not blank. The service rejects a longer title than 127 or 128 characters;
 *                       its documentation says both
 * @param description    the calendar's description
 * @param managers       the unionIds of the co-editors
 * @param subscribeScope who may subscribe
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateSubscribedCalendarRequest(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> managers,
        @Nullable SubscribeScope subscribeScope)
        implements CalendarRequest {

    /**
     * Copies the list of co-editors.
     *
     * @param name           the title, or {@code null}
     * @param description    {@code null} is not sent
     * @param managers       unionIds, or {@code null}
     * @param subscribeScope who may subscribe, or {@code null}
     * @throws IllegalArgumentException if {@code managers} holds a {@code null}
     */
    public UpdateSubscribedCalendarRequest {
        managers = SubscribeScope.copyOf("managers", managers);
    }

    /** A request without any field. */
    public UpdateSubscribedCalendarRequest() {
        this(null, null, null, null);
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        SubscribeScope.put(fields, "name", name);
        SubscribeScope.put(fields, "description", description);
        SubscribeScope.put(fields, "managers", managers);
        SubscribeScope.put(fields, "subscribeScope", subscribeScope == null ? null : subscribeScope.toMap());
        return fields;
    }

    /**
     * {@return a copy with this title}
     *
     * @param value not blank; 127 characters are safe; {@code null} leaves the field out
     */
    public UpdateSubscribedCalendarRequest withName(@Nullable String value) {
        return new UpdateSubscribedCalendarRequest(value, description, managers, subscribeScope);
    }

    /**
     * {@return a copy with this description}
     *
     * @param value {@code null} leaves the field out; an empty text is sent
     */
    public UpdateSubscribedCalendarRequest withDescription(@Nullable String value) {
        return new UpdateSubscribedCalendarRequest(name, value, managers, subscribeScope);
    }

    /**
     * {@return a copy with these co-editors}
     *
     * @param value unionIds; {@code null} leaves the field out; an empty list is sent
     */
    public UpdateSubscribedCalendarRequest withManagers(@Nullable List<String> value) {
        return new UpdateSubscribedCalendarRequest(name, description, value, subscribeScope);
    }

    /**
     * {@return a copy with this scope}
     *
     * @param value {@code null} leaves the field out
     */
    public UpdateSubscribedCalendarRequest withSubscribeScope(@Nullable SubscribeScope value) {
        return new UpdateSubscribedCalendarRequest(name, description, managers, value);
    }
}
