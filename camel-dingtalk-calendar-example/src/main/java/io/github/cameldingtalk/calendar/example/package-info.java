// SPDX-License-Identifier: Apache-2.0
/** A Camel application that updates a subscription calendar, with its routes in YAML. */
@NullMarked
package io.github.cameldingtalk.calendar.example;

import org.jspecify.annotations.NullMarked;
