// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** A received request and its response. */
public record RecordedExchange(ReceivedRequest request, EmulatedResponse response) {}
