// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import io.github.cameldingtalk.calendar.DingTalkCalendarException;

/** Makes of an answer what its operation promises. */
@FunctionalInterface
public interface AnswerReader<T> {

    /** @throws DingTalkCalendarException if the answer is an error, or not what was promised */
    T read(ApiRequest request, ApiResponse response) throws DingTalkCalendarException;
}
