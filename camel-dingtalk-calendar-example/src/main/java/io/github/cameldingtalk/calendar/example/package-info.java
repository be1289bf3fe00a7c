// SPDX-License-Identifier: Apache-2.0
/** A Camel application that updates a subscription calendar from YAML routes. */
@NullMarked
package io.github.cameldingtalk.calendar.example;

import org.jspecify.annotations.NullMarked;
