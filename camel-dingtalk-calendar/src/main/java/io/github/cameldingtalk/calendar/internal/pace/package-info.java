// SPDX-License-Identifier: Apache-2.0
/** Spaces the calls of an app, so that DingTalk refuses none for its rate. Knows no Camel. */
@NullMarked
package io.github.cameldingtalk.calendar.internal.pace;

import org.jspecify.annotations.NullMarked;
