// SPDX-License-Identifier: Apache-2.0
/** One HTTP request to DingTalk and its response, safely. Knows no Camel. */
@NullMarked
package io.github.cameldingtalk.calendar.internal.http;

import org.jspecify.annotations.NullMarked;
