// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.util.Map;

/** The body of a call, as a record. */
public interface CalendarRequest {

    /** {@return the fields that are not {@code null}, as they stand in the JSON} */
    Map<String, Object> toMap();
}
