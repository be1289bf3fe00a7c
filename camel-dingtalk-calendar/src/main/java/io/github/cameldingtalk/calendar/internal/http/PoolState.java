// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

/**
 * The connections of a pool at one moment.
 *
 * @param leased    the connections that calls use
 * @param available the open connections that no call uses
 * @param pending   the calls that wait for a connection
 * @param max       the greatest number of connections
 */
public record PoolState(int leased, int available, int pending, int max) {}
