// SPDX-License-Identifier: Apache-2.0
/** How access tokens are fetched, kept and renewed. Not meant to be used from outside the component. */
@NullMarked
package io.github.cameldingtalk.calendar.client.oauth2;

import org.jspecify.annotations.NullMarked;
