// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.PoolState;

/**
 * An HTTP client at one moment.
 *
 * @param baseUri   the address of the API
 * @param producers the producers that use the client
 */
record ClientState(String baseUri, int producers, PoolState pool) {}
