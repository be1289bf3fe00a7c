// SPDX-License-Identifier: Apache-2.0
/**
 * What a route uses: calendars, update requests and exceptions. Depends on nothing else of this component and not on
 * Camel, only on Jackson's annotations.
 */
@NullMarked
package io.github.cameldingtalk.calendar.api;

import org.jspecify.annotations.NullMarked;
