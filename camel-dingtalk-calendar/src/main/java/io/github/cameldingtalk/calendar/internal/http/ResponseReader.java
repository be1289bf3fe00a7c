// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;

/** Reads from a response what its operation returns. */
@FunctionalInterface
public interface ResponseReader<T> {

    /** @throws DingTalkCalendarException if the response is an error, or is not what the API promises */
    T read(ApiRequest request, ApiResponse response) throws DingTalkCalendarException;
}
