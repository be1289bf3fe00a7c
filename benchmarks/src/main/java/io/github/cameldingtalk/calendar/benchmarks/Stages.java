// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarPath;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.calendar.Fields;
import io.github.cameldingtalk.calendar.internal.calendar.RequestBody;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of an update that are this component's own, each beside what is commonly written for it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class Stages {

    private static final Map<String, String> IDS = Map.of("userId", Sample.USER_ID, "calendarId", Sample.CALENDAR_ID);

    private final ObjectMapper jackson = new ObjectMapper();
    private final RequestBody body = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private final CalendarPath path = CalendarPath.put("/subscribedCalendars/{calendarId}");
    private final ApiRequest request = path.request("updateSubscribed", IDS).withBody(Sample.BYTES);
    private final ApiResponse response = new ApiResponse(
            200,
            "4A2C1F0B-7E8D-5C6A-9B3F-0D1E2F3A4B5C",
            null,
            "{\"result\":true}".getBytes(StandardCharsets.UTF_8),
            null);

    @Benchmark
    public byte[] bodyOfMap() {
        return body.toJson(Sample.MAP);
    }

    @Benchmark
    public byte[] bodyOfRecord() {
        return body.toJson(Sample.RECORD);
    }

    @Benchmark
    public byte[] bodyOfString() {
        return body.toJson(Sample.STRING);
    }

    @Benchmark
    public byte[] bodyOfBytes() {
        return body.toJson(Sample.BYTES);
    }

    /** Not a field is checked. */
    @Benchmark
    public byte[] bodyByJackson() throws JsonProcessingException {
        return jackson.writeValueAsBytes(Sample.MAP);
    }

    @Benchmark
    public ApiRequest uri() {
        return path.request("updateSubscribed", IDS);
    }

    /** Not an id is encoded. */
    @Benchmark
    public URI uriByJdk() {
        return URI.create("https://api.dingtalk.com/v1.0/calendar/users/" + Sample.USER_ID + "/subscribedCalendars/"
                + Sample.CALENDAR_ID);
    }

    @Benchmark
    public Boolean answer() throws DingTalkCalendarException {
        return CalendarResponses.result(request, response);
    }

    @Benchmark
    public JsonNode answerByJackson() throws IOException {
        return jackson.readTree(response.body()).get("result");
    }
}
