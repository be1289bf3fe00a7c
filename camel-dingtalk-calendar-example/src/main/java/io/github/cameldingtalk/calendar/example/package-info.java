// SPDX-License-Identifier: Apache-2.0
/** Camel applications that update a subscription calendar, and keep events of holidays. Their routes are in YAML. */
@NullMarked
package io.github.cameldingtalk.calendar.example;

import org.jspecify.annotations.NullMarked;
