// SPDX-License-Identifier: Apache-2.0
/**
 * What an application can bring to the getting of access tokens: a provider in place of the component's own, and what
 * changes at run time and has to outlive the process.
 */
@NullMarked
package io.github.cameldingtalk.calendar.token;

import org.jspecify.annotations.NullMarked;
