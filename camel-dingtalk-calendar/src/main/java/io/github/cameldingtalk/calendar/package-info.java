// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component {@code dingtalk-calendar}, and the types that its routes meet: the header constants, the bodies
 * and the exceptions.
 */
@NullMarked
package io.github.cameldingtalk.calendar;

import org.jspecify.annotations.NullMarked;
