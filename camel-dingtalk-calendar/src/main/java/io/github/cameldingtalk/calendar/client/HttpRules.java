// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** What an HTTP client must be told before an {@link ApiClient} can use it. */
public final class HttpRules {

    private HttpRules() {}

    /** Makes a client send nothing twice, follow no redirect and keep no state, whatever it was told before. */
    public static void makeSafe(HttpClientBuilder builder) {
        builder.setRequestExecutor(new SingleExecutor())
                .setRetryStrategy(SingleExecutor.REPLACE_ONE_STALE_CONNECTION)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState();
    }

    /**
     * Spares a client without credentials what it does for those that have some: HttpClient takes the path of each request
     * to pieces, to know which credentials belong there, and makes a third of its garbage by that. It is shown a short one
     * instead while it looks.
     */
    public static void expectNoAuthentication(HttpClientBuilder builder) {
        String authentication = ChainElement.PROTOCOL.name();
        builder.addExecInterceptorBefore(authentication, "path-hidden", (request, scope, chain) -> {
            request.setPath("/");
            return chain.proceed(request, scope);
        });
        builder.addExecInterceptorAfter(authentication, "path-shown", (request, scope, chain) -> {
            request.setPath(scope.originalRequest.getPath());
            return chain.proceed(request, scope);
        });
    }
}
