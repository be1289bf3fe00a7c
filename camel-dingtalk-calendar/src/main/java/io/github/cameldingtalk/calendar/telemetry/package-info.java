// SPDX-License-Identifier: Apache-2.0
/** What Camel's telemetry, where it is there, is told of a call. */
@NullMarked
package io.github.cameldingtalk.calendar.telemetry;

import org.jspecify.annotations.NullMarked;
