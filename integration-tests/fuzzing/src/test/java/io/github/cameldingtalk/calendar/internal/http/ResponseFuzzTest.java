// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.fuzzing.Checks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Any bytes in place of an HTTP response, over a real connection. */
@Timeout(300)
class ResponseFuzzTest {

    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor();

    private static BytesServer server;
    private static ConnectionPool pool;
    private static ApiClient client;
    private static int number;

    @BeforeAll
    static void start() throws Exception {
        server = new BytesServer();
        BaseUri baseUri = BaseUri.parse("http://127.0.0.1:" + server.port());
        pool = new ConnectionPool(1, 60_000, 60_000, -1, DefaultClientTlsStrategy.createDefault());
        client = new ApiClient(
                new DirectExchange(pool, baseUri), baseUri, 60_000, 60_000, 1, List.of(), new CallCounts(), SCHEDULER);
    }

    @AfterAll
    static void stop() {
        client.close();
        pool.closeForGood();
        server.close();
        SCHEDULER.shutdownNow();
    }

    @FuzzTest(maxDuration = "20s")
    void anyBytesAreAResponseOrAFailureAndTheNextCallGetsItsOwnResponse(byte[] bytes) throws Exception {
        server.respondWith(bytes);
        Checks.inBoundedTime(() -> {
            // Not idempotent, so that it is never sent twice.
            ApiRequest request = Checks.request(false, false);
            try {
                ApiResponse response = client.send(request);
                assertThat(response.status()).isBetween(200, 999);
                assertThat(response.body().length).isLessThanOrEqualTo(2 * 1024 * 1024);
                Failures.requireSuccess(request, response);
            } catch (DingTalkCalendarException e) {
                Checks.failure(e);
            }
        });

        number++;
        ApiRequest next = new ApiRequest("next", null, "GET", "/next/" + number, true, null, Hints.NONE);
        ApiResponse response = client.send(next);

        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("/next/" + number);
        assertThat(response.defect()).isNull();
        assertThat(server.fuzzedRequests()).isEqualTo(1);
    }
}
