// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.Exchange;

/** No header of a message changes the request, except the four headers that the component documents. */
class HeaderPropertyTest extends PropertyTestSupport {

    private static final List<String> READ = List.of(
            DingTalkCalendarConstants.USER_ID,
            DingTalkCalendarConstants.CALENDAR_ID,
            DingTalkCalendarConstants.ACCESS_TOKEN,
            DingTalkCalendarConstants.CORP_ID);

    @Property
    void theHeadersOfAMessageNeverReachTheServer(@ForAll("headers") Map<String, Object> headers) {
        WireRequest request =
                calls.send("updateSubscribed", "{\"name\":\"n\"}", headers).request();

        assertThat(request.line())
                .isEqualTo("PUT /" + RecordedCalls.PREFIX + "/v1.0/calendar/users/" + RecordedCalls.USER_ID
                        + "/subscribedCalendars/" + RecordedCalls.CALENDAR_ID + " HTTP/1.1");
        request.assertHeaders(calls.port(), RecordedCalls.TOKEN);
        assertThat(request.headers()).contains("Content-Length: 12", "Content-Type: application/json; charset=utf-8");
        assertThat(request.body()).isEqualTo("{\"name\":\"n\"}");
    }

    /** Without an app, the organization has no effect on a call. */
    @Property
    void theOrganizationNeverReachesTheServer(@ForAll("values") Object corpId) {
        var outcome = calls.send("updateSubscribed", "{}", Map.of(DingTalkCalendarConstants.CORP_ID, corpId));

        if (!outcome.isRefused(DingTalkInvalidParameterException.class)) {
            outcome.request().assertHeaders(calls.port(), RecordedCalls.TOKEN);
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> headers() {
        return Arbitraries.maps(names(), values()).ofMaxSize(8);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                Exchange.HTTP_URI,
                                Exchange.HTTP_PATH,
                                Exchange.HTTP_QUERY,
                                Exchange.HTTP_RAW_QUERY,
                                Exchange.HTTP_METHOD,
                                Exchange.HTTP_HOST,
                                Exchange.HTTP_PORT,
                                Exchange.HTTP_SCHEME,
                                Exchange.CONTENT_TYPE,
                                Exchange.CONTENT_LENGTH,
                                Exchange.CONTENT_ENCODING,
                                Exchange.TRANSFER_ENCODING,
                                Exchange.CHARSET_NAME,
                                "CamelRestHttpUri",
                                "CamelHttpProtocolVersion",
                                "CamelDestinationOverrideUrl",
                                "Host",
                                "Connection",
                                "Expect",
                                "Cookie",
                                "Authorization",
                                "Proxy-Authorization",
                                "x-acs-dingtalk-access-token",
                                "traceparent"),
                        // Names that differ a little from those that are read.
                        Arbitraries.of(READ).flatMap(name -> Arbitraries.of(name + "s", "x" + name, " " + name)),
                        texts())
                .filter(name ->
                        Stream.concat(READ.stream(), Stream.of("")).noneMatch(read -> read.equalsIgnoreCase(name)));
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).asGeneric(),
                texts().list().ofMaxSize(3).asGeneric(),
                Arbitraries.of("chunked", "gzip", "100-continue", "close", "0", "DELETE")
                        .asGeneric());
    }
}
