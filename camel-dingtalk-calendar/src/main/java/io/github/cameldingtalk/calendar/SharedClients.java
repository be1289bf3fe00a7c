// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.client.ApiClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The HTTP clients of a component: one for all endpoints that agree in their transport options, so that endpoints that
 * differ in a calendar or a user only, as {@code toD} makes them, cost no connections of their own. The last endpoint that
 * lets go of a client closes it.
 */
final class SharedClients {

    private final DingTalkCalendarComponent owner;
    private final Map<TransportOptions, Shared> clients = new HashMap<>();

    SharedClients(DingTalkCalendarComponent owner) {
        this.owner = owner;
    }

    synchronized ApiClient acquire(TransportOptions options) throws Exception {
        Shared shared = clients.get(options);
        if (shared == null) {
            shared = new Shared(owner, options);
            clients.put(options, shared);
        }
        shared.users++;
        return shared.client;
    }

    synchronized void release(TransportOptions options) {
        Shared shared = clients.get(options);
        if (shared != null && --shared.users == 0) {
            clients.remove(options);
            shared.close();
        }
    }

    private static final class Shared {

        private final CamelContext context;
        private final HttpEndpoint endpoint;
        private final ScheduledExecutorService scheduler;
        private final ApiClient client;
        private int users;

        Shared(DingTalkCalendarComponent owner, TransportOptions options) throws Exception {
            context = owner.getCamelContext();
            endpoint = HttpTransport.endpoint(context, options);
            ServiceHelper.startService(endpoint);
            scheduler = context.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(owner, "DingTalkCalendarDeadlines");
            client = new ApiClient(
                    endpoint.getHttpClient(),
                    options.baseUri(),
                    options.responseTimeout(),
                    options.maxConnections(),
                    scheduler);
        }

        void close() {
            client.close();
            context.getExecutorServiceManager().shutdownNow(scheduler);
            ServiceHelper.stopService(endpoint);
        }
    }
}
