// SPDX-License-Identifier: Apache-2.0

/** The events of a calendar: what a route sends, and what it gets back. */
@NullMarked
package io.github.cameldingtalk.calendar.api.event;

import org.jspecify.annotations.NullMarked;
