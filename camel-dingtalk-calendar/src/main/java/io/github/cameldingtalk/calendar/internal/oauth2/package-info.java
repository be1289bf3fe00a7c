// SPDX-License-Identifier: Apache-2.0
/** Fetches access tokens for DingTalk's three types of apps, and caches them. Knows no Camel. */
@NullMarked
package io.github.cameldingtalk.calendar.internal.oauth2;

import org.jspecify.annotations.NullMarked;
