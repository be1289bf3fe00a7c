// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the whole example on one machine. Starts a broker, a database, an emulator of DingTalk and workers, each as a process of its
 * own. Puts calendar states through, stops and freezes processes, and reads from the emulator's journal what arrived.
 */
@NullMarked
package io.github.cameldingtalk.calendar.example.cluster.run;

import org.jspecify.annotations.NullMarked;
