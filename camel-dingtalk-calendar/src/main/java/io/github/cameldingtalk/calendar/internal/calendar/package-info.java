// SPDX-License-Identifier: Apache-2.0
/** Paths, request bodies and responses of DingTalk's calendar API. Knows no Camel. */
@NullMarked
package io.github.cameldingtalk.calendar.internal.calendar;

import org.jspecify.annotations.NullMarked;
