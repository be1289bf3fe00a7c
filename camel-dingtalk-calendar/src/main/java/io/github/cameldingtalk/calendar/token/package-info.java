// SPDX-License-Identifier: Apache-2.0
/**
 * Interfaces that an application can implement for access tokens: a provider in place of the component's own, and stores
 * and suppliers of tokens, tickets and codes that change at run time.
 */
@NullMarked
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.NullMarked;
