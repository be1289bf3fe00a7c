// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is invited to an event, or the organizer. Only {@code id} and {@code isOptional} are sent. The other fields are in
 * responses.
 *
 * @param id             the unionId
 * @param isOptional     whether the event can take place without the attendee
 * @param displayName    the name of the person
 * @param responseStatus the answer to the invitation, such as {@code accepted}
 * @param self           whether this is the user of the call
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attendee(
        @Nullable String id,
        @JsonProperty("isOptional") @Nullable Boolean isOptional,
        @Nullable String displayName,
        @Nullable String responseStatus,
        @Nullable Boolean self) {

    /**
     * {@return a person who is invited}
     *
     * @param unionId the person
     */
    public static Attendee of(String unionId) {
        return new Attendee(unionId, null, null, null, null);
    }

    /** The fields that are sent, as they stand in the JSON. */
    Map<String, Object> toMap() {
        return RequestMap.of("id", id).with("isOptional", isOptional).fields();
    }
}
