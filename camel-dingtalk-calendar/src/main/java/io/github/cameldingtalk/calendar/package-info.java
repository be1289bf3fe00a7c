// SPDX-License-Identifier: Apache-2.0
/** The Camel component {@code dingtalk-calendar}: component, endpoint, producer, options and headers. */
@NullMarked
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.NullMarked;
