// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** A request, and what was answered. */
public record AnsweredRequest(ReceivedRequest request, Answer answer) {}
