// SPDX-License-Identifier: Apache-2.0
/** Configures the component from a Spring Boot application's {@code camel.component.dingtalk-calendar.*}. */
@NullMarked
package io.github.cameldingtalk.calendar.springboot;

import org.jspecify.annotations.NullMarked;
