// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/**
 * A received request and its response.
 *
 * @param request  as it was received
 * @param response an HTTP response, or the chosen fault or behavior
 */
public record RecordedExchange(ReceivedRequest request, EmulatedResponse response) {}
