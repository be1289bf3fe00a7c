// SPDX-License-Identifier: Apache-2.0
/**
 * What speaks to DingTalk: request, HTTP, answer. Nothing here knows of an exchange, and nothing here is meant to be
 * used from outside the component.
 */
@NullMarked
package io.github.cameldingtalk.calendar.client;

import org.jspecify.annotations.NullMarked;
