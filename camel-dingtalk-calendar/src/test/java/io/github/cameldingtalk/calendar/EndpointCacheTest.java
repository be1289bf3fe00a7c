// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints and producers that Camel caches, evicts and stops. */
@Timeout(120)
class EndpointCacheTest extends DynamicEndpointsTestSupport {

    @Test
    void tenThousandIdsUseOneEndpointAndOneHealthCheck() throws Exception {
        int calls = 10_000;
        send("direct:dynamic", "{}", Map.of("c", "first"));
        int endpoints = context.getEndpoints().size();

        List<Exchange> sent = inEightThreads(calls, "direct:dynamic");

        assertThat(sent).allSatisfy(DingTalkCalendarTestSupport::assertSucceeds);
        assertThat(updated).hasSize(calls + 1).allSatisfy((target, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(context.getEndpoints()).hasSize(endpoints);
        assertThat(checks.stream()).hasSize(1);
        assertThat(connections).hasSizeLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:listed", "direct:unoptimized"})
    void aStaticEndpointWorksAfterCamelHasEvictedIt(String route) {
        for (int i = 0; i < 40; i++) {
            assertSucceeds(send(route, "{}", Map.of("c", "c" + i)));
            assertSucceeds(send(route, "{}", Map.of("c", "static")));
        }

        assertSucceeds(send("direct:static", "{}")).isEqualTo(true);
        assertThat(connections).hasSize(1);
    }

    @Test
    void everyCallIsSentWhileASmallCacheEvictsProducersInUse() throws Exception {
        List<Exchange> sent = inEightThreads(2_400, "direct:unoptimized");

        // Camel itself may fail a call when its cache stops a producer that is about to be used.
        assertThat(sent).allSatisfy(exchange -> assertThat((Throwable) exchange.getException())
                .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("No producer, this processor has not been started")));
        assertThat(updated).hasSize((int) sent.stream()
                .filter(exchange -> exchange.getException() == null)
                .count());
        assertThat(checks.stream()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noCheckAndNoThreadIsLeftAfterTheContextHasStopped() throws Exception {
        inEightThreads(1_500, "direct:unoptimized");

        context.stop();

        assertThat(checks.stream()).isEmpty();
        ComponentThreads.awaitNone();
    }

    private List<Exchange> inEightThreads(int calls, String route) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Exchange>> sent = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> send(route, "{}", new HashMap<>(Map.of("c", "c" + i)))))
                    .toList();
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> exchange : sent) {
                exchanges.add(exchange.get());
            }
            return exchanges;
        } finally {
            threads.shutdownNow();
        }
    }
}
