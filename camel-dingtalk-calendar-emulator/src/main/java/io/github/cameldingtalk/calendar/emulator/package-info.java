// SPDX-License-Identifier: Apache-2.0
/**
 * An emulator of DingTalk's calendar API and token API, for tests and examples.
 *
 * <pre>{@code
 * try (DingTalkEmulator dingtalk = DingTalkEmulator.start()) {
 *     dingtalk.acceptToken("a-token");
 *     dingtalk.put(EmulatedCalendar.of("a-calendar", "the-author"));
 *     // … point a client at dingtalk.baseUri() …
 *     dingtalk.requests().forEach(System.out::println);
 * }
 * }</pre>
 */
@NullMarked
package io.github.cameldingtalk.calendar.emulator;

import org.jspecify.annotations.NullMarked;
