// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Calls over one connection to a server that records what arrives. A request that was sent in part would spoil the next
 * request, or need another connection.
 */
final class RecordedCalls implements AutoCloseable {

    static final String PREFIX = "gate-way";
    static final String TOKEN = "the-access-token";
    static final String USER_ID = "the-user";
    static final String CALENDAR_ID = "the-calendar";
    static final String EVENT_ID = "the-event";

    /** The body is a success of each operation. */
    private static final String SUCCESS =
            "{\"result\":true,\"calendarId\":\"c\",\"response\":{\"calendars\":[]},\"name\":\"n\","
                    + "\"id\":\"e\",\"events\":[],\"attendees\":[]}";

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private final CamelContext context = new DefaultCamelContext();
    private final ScriptedServer server;
    private final ProducerTemplate template;

    /**
     * What became of a call.
     *
     * @param failure {@code null} after a success
     */
    record Outcome(Exception failure, List<WireRequest> requests) {

        /** The request of a call that has succeeded. */
        WireRequest request() {
            assertThat((Throwable) failure).isNull();
            assertThat(requests).hasSize(1);
            return requests.get(0);
        }

        /** Whether the call was refused. Asserts that nothing was sent then. */
        boolean isRefused(Class<? extends Exception> type) {
            if (failure == null) {
                return false;
            }
            assertThat((Throwable) failure).isInstanceOf(type);
            assertThat(requests).isEmpty();
            return true;
        }
    }

    RecordedCalls() {
        try {
            server = new ScriptedServer(false, (socket, request, number) -> {
                arrived.add(request);
                RawResponse.write(
                        socket, RawResponse.HEAD + "Content-Length: " + SUCCESS.length() + "\r\n\r\n" + SUCCESS);
                return true;
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        DingTalkCalendarConfiguration configuration = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        configuration.setBaseUri(server.baseUri() + "/" + PREFIX);
        configuration.setAccessToken(TOKEN);
        configuration.setUserId(USER_ID);
        configuration.setCalendarId(CALENDAR_ID);
        configuration.setEventId(EVENT_ID);
        context.start();
        template = context.createProducerTemplate();
    }

    CamelContext context() {
        return context;
    }

    int port() {
        return server.port();
    }

    /** One call at a time, because a search for the smallest case may go on in the background. */
    synchronized Outcome send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = template.request("dingtalk-calendar:" + uri, message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new HashMap<>(headers));
        });
        List<WireRequest> requests = new ArrayList<>();
        for (String request = arrived.poll(); request != null; request = arrived.poll()) {
            requests.add(WireRequest.parse(request));
        }
        assertThat(server.connections()).isLessThanOrEqualTo(1);
        return new Outcome(exchange.getException(), requests);
    }

    @Override
    public void close() {
        context.stop();
        server.close();
    }
}
