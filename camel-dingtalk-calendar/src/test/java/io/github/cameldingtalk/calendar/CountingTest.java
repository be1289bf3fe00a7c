// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The route of the page that sends more updates than the service accepts in a second. */
@Tag("long")
class CountingTest extends DingTalkCalendarTestSupport {

    private static final int CALENDARS = 50;
    private static final int UPDATES = 200;
    private static final int FEEDERS = 5;

    /** DingTalk's limit is 20. */
    private static final int LIMIT = 400;

    private static final EmulatedResponse REFUSED = EmulatedResponse.json(
            403, "{\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\",\"message\":\"too many calls\"}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
    private int requests;

    /** An update of a calendar that has arrived at the service. */
    private record Arrival(int number, boolean refused) {}

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("calls.per.second", "" + LIMIT);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new UpdatesInOrder();
    }

    /** Refuses what is above the limit, and each 500th request, because another application may share the limit. */
    private synchronized @Nullable EmulatedResponse limited(ReceivedRequest request) {
        long now = System.nanoTime();
        while (!lastSecond.isEmpty() && now - lastSecond.peek() > TimeUnit.SECONDS.toNanos(1)) {
            lastSecond.poll();
        }
        requests++;
        boolean refused = lastSecond.size() >= LIMIT || requests % 500 == 0;
        if (!refused) {
            lastSecond.add(now);
        }
        String calendar = request.target().replaceAll(".*/", "");
        arrivals.computeIfAbsent(calendar, id -> new ArrayList<>()).add(new Arrival(number(request), refused));
        return refused ? REFUSED : null;
    }

    private int number(ReceivedRequest request) {
        try {
            return Integer.parseInt(
                    mapper.readTree(request.bodyAsText()).get("name").asText());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private synchronized long accepted() {
        return arrivals.values().stream()
                .flatMap(List::stream)
                .filter(arrival -> !arrival.refused)
                .count();
    }

    @Timeout(280)
    @Test
    void eachUpdateIsDoneOnceAndInTheOrderOfItsCalendar() throws Exception {
        for (int i = 0; i < CALENDARS; i++) {
            dingtalk.put(EmulatedCalendar.of("calendar-" + i, USER_ID));
        }
        dingtalk.intercept(this::limited);
        ExecutorService feeders = Executors.newFixedThreadPool(FEEDERS);
        try {
            List<Future<?>> fed = new ArrayList<>();
            for (int feeder = 0; feeder < FEEDERS; feeder++) {
                int own = feeder;
                fed.add(feeders.submit(() -> feed(own)));
            }
            for (Future<?> one : fed) {
                one.get();
            }
        } finally {
            feeders.shutdownNow();
        }
        await().atMost(Duration.ofSeconds(200)).until(() -> accepted() == (long) CALENDARS * UPDATES);

        context.stop();

        List<Integer> sent = IntStream.range(0, UPDATES).boxed().toList();
        assertThat(arrivals).hasSize(CALENDARS).allSatisfy((calendar, arrived) -> {
            assertThat(dingtalk.calendar(calendar).orElseThrow().name()).isEqualTo("" + (UPDATES - 1));
            assertThat(arrived.stream().filter(arrival -> !arrival.refused).map(Arrival::number))
                    .isEqualTo(sent);
            for (int i = 0; i < arrived.size() - 1; i++) {
                int step = arrived.get(i).refused ? 0 : 1;
                assertThat(arrived.get(i + 1).number).isEqualTo(arrived.get(i).number + step);
            }
        });
        assertThat(arrivals.values().stream().flatMap(List::stream).filter(Arrival::refused))
                .hasSizeGreaterThanOrEqualTo(CALENDARS * UPDATES / 500);
    }

    private void feed(int feeder) {
        for (int update = 0; update < UPDATES; update++) {
            for (int calendar = feeder; calendar < CALENDARS; calendar += FEEDERS) {
                template.sendBodyAndHeader(
                        "direct:updates",
                        "{\"name\":\"" + update + "\"}",
                        DingTalkCalendarConstants.CALENDAR_ID,
                        "calendar-" + calendar);
            }
        }
    }
}
