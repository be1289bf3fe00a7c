// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * Sends one HTTP request and reads its response. Follows no redirect, keeps no cookie, and never retries, with one
 * exception: a stale connection of the pool is replaced once. Over a connection that the server has closed, the server may have
 * received the request, so only an idempotent request is sent again.
 */
public sealed interface HttpExchange permits DirectExchange, ClientExchange {

    /**
     * Sends the request.
     *
     * @return the response, whatever its status, with its body read
     * @throws IOException           if there is no response
     * @throws IllegalStateException if the connection pool was closed
     */
    ApiResponse send(ClassicHttpRequest request, Call call) throws IOException;
}
