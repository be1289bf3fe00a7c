// SPDX-License-Identifier: Apache-2.0
/** The span of a call, for Camel's telemetry if the application has it. */
@NullMarked
package io.github.cameldingtalk.calendar.telemetry;

import org.jspecify.annotations.NullMarked;
