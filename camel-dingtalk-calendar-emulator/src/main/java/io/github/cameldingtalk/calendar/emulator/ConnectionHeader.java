// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.Iterator;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * Keeps a connection open unless the client wants it closed. HttpCore's own interceptor closes the connection after some
 * errors, such as 400 and 503. Then a test of these errors would also test a closed connection.
 */
final class ConnectionHeader implements HttpResponseInterceptor {

    private static final String CLOSE = "close";
    private static final String KEEP_ALIVE = "keep-alive";

    @Override
    public void process(HttpResponse response, EntityDetails entity, HttpContext context) {
        if (!response.containsHeader(HttpHeaders.CONNECTION)) {
            HttpRequest request = HttpCoreContext.cast(context).getRequest();
            response.setHeader(HttpHeaders.CONNECTION, request != null && keepsAlive(request) ? KEEP_ALIVE : CLOSE);
        }
    }

    private static boolean keepsAlive(HttpRequest request) {
        ProtocolVersion version = request.getVersion();
        boolean isOld = version != null && version.lessEquals(HttpVersion.HTTP_1_0);
        return isOld ? has(request, KEEP_ALIVE) : !has(request, CLOSE);
    }

    private static boolean has(HttpRequest request, String token) {
        for (Iterator<String> tokens = MessageSupport.iterateTokens(request, HttpHeaders.CONNECTION);
                tokens.hasNext(); ) {
            if (tokens.next().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}
