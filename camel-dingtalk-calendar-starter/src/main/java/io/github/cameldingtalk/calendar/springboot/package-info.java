// SPDX-License-Identifier: Apache-2.0
/** Takes the component's options from an application's {@code camel.component.dingtalk-calendar.*}. */
@NullMarked
package io.github.cameldingtalk.calendar.springboot;

import org.jspecify.annotations.NullMarked;
