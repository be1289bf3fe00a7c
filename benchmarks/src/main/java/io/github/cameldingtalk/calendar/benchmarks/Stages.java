// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.client.Answers;
import io.github.cameldingtalk.calendar.client.ApiPath;
import io.github.cameldingtalk.calendar.client.ApiRequest;
import io.github.cameldingtalk.calendar.client.ApiResponse;
import io.github.cameldingtalk.calendar.client.CalendarBody;
import io.github.cameldingtalk.calendar.client.CalendarBody.Needs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private final ObjectMapper jackson = new ObjectMapper();
    private final CalendarBody body = new CalendarBody(true);
    private final ApiPath path = ApiPath.put("/subscribedCalendars/{calendarId}");
    private final ApiRequest request =
            ApiRequest.of("updateSubscribed", path, Sample.USER_ID, Sample.CALENDAR_ID, Sample.BYTES);
    private final ApiResponse response = new ApiResponse(
            200, "4A2C1F0B-7E8D-5C6A-9B3F-0D1E2F3A4B5C", "{\"result\":true}".getBytes(StandardCharsets.UTF_8), null);

    @Benchmark
    public byte[] bodyOfMap() {
        return body.toJson(Sample.MAP, Needs.NO_FIELD);
    }

    @Benchmark
    public byte[] bodyOfRecord() {
        return body.toJson(Sample.RECORD, Needs.NO_FIELD);
    }

    @Benchmark
    public byte[] bodyOfString() {
        return body.toJson(Sample.STRING, Needs.NO_FIELD);
    }

    @Benchmark
    public byte[] bodyOfBytes() {
        return body.toJson(Sample.BYTES, Needs.NO_FIELD);
    }

    /** Not a field is checked. */
    @Benchmark
    public byte[] bodyByJackson() throws JsonProcessingException {
        return jackson.writeValueAsBytes(Sample.MAP);
    }

    @Benchmark
    public ApiRequest uri() {
        return ApiRequest.of("updateSubscribed", path, Sample.USER_ID, Sample.CALENDAR_ID, Sample.BYTES);
    }

    /** Not an id is encoded. */
    @Benchmark
    public URI uriByJdk() {
        return URI.create("https://api.dingtalk.com/v1.0/calendar/users/" + Sample.USER_ID + "/subscribedCalendars/"
                + Sample.CALENDAR_ID);
    }

    @Benchmark
    public Boolean answer() throws DingTalkCalendarException {
        return Answers.result(request, response);
    }

    @Benchmark
    public JsonNode answerByJackson() throws IOException {
        return jackson.readTree(response.body()).get("result");
    }
}
