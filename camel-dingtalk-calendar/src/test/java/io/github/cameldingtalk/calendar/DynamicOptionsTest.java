// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of the message cannot set an option of the endpoint. */
@Timeout(120)
class DynamicOptionsTest extends DynamicEndpointsTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "direct:dynamic | x&baseUri=ELSEWHERE | ",
                "direct:dynamic | x&base-uri=ELSEWHERE | ",
                "direct:dynamic | x&accessToken=s3cret | ",
                "direct:dynamic | x&userId=u | ",
                "direct:dynamic | x&http.proxyHost=127.0.0.1&http.proxyPort=1 | ",
                "direct:dynamic | x&lazyStartProducer=true | ",
                "direct:dynamic | x&calendarId=y | ",
                "direct:dynamic | RAW(x)&baseUri=ELSEWHERE | ",
                "direct:dynamic | x&s3cret | ",
                "direct:dynamic | x& | ",
                "direct:dynamic | x&& | ",
                "direct:dynamic | RAW(x) | ",
                "direct:ids | x&userId=y | u",
                "direct:ids | RAW(x | u",
                "direct:ids | RAW{x | u",
                "direct:ids | RAW( | )&userId=x",
                "direct:ids | x&userId=evil&corpId=RAW( | u",
                "direct:raw | x)&baseUri=ELSEWHERE&updateMode=RAW(merge | ",
                "direct:raw | x)&userId=RAW(y | ",
                "direct:secret | x&baseUri=ELSEWHERE&accessToken=RAW( | ",
                "direct:secret | x&baseUri=ELSEWHERE&accessToken=t | ",
                "direct:host | RAW( | )&baseUri=ELSEWHERE&userId=x",
                "direct:host | x&baseUri=ELSEWHERE&userId=RAW( | u",
            })
    void aValueThatChangesTheOptionsInTheUriIsRejected(String route, String id, String user) throws Exception {
        try (DingTalkEmulator elsewhere = DingTalkEmulator.start()) {
            Map<String, Object> headers = new HashMap<>(Map.of("c", id.replace("ELSEWHERE", elsewhere.baseUri())));
            headers.put("u", user == null ? "u" : user.replace("ELSEWHERE", elsewhere.baseUri()));
            headers.put("b", dingtalk.baseUri());

            Exchange exchange = send(route, "{}", headers);

            assertThat(elsewhere.requests()).isEmpty();
            assertThat(dingtalk.requests()).isEmpty();
            DingTalkInvalidParameterException failure = failure(DingTalkInvalidParameterException.class, exchange);
            assertThat(failure)
                    .hasMessageStartingWith(
                            "updateSubscribed: a value of the message changes the options in the URI of toD")
                    .hasMessageContaining("CamelDingTalkCalendarId")
                    .hasMessageNotContaining("s3cret");
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW",
                "raw(x)",
                "x)",
                "${header.u}",
                "a?b=c",
                "a#b",
                "a%b",
                "%26userId=x",
                "铉",
                "a/b",
                "\\n",
                "'\""
            })
    void aValueThatChangesNoOptionIsAnId(String id) {
        Exchange exchange = send("direct:dynamic", "{}", Map.of("c", id));

        assertSucceeds(exchange);
        assertThat(updates()).hasSize(1);
    }

    @Test
    void aUriOnSeveralLinesIsAccepted() {
        assertSucceeds(send("direct:lines", "{}", Map.of("c", "c", "u", "u"))).isEqualTo(true);
        assertThat(updates().get(0).target()).contains("/users/u/").endsWith("/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:wireTap", "direct:enrich"})
    void wireTapAndEnrichAreProtectedToo(String route) throws Exception {
        try (DingTalkEmulator elsewhere = DingTalkEmulator.start()) {
            send(route, "{}", Map.of("c", "x&baseUri=" + elsewhere.baseUri()));
            send(route, "{}", Map.of("c", "good"));

            await().untilAsserted(() -> assertThat(updates()).hasSize(1));
            assertThat(updates().get(0).target()).endsWith("/good");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aComponentWithAnotherNameIsProtectedToo() throws Exception {
        DingTalkCalendarComponent other = new DingTalkCalendarComponent();
        configure(other.getConfiguration());
        context.addComponent("other", other);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").toD("other:updateSubscribed?calendarId=${header.c}");
            }
        });

        assertSucceeds(send("direct:other", "{}", Map.of("c", "c"))).isEqualTo(true);
        assertFails(
                DingTalkInvalidParameterException.class,
                send("direct:other", "{}", Map.of("c", "x&baseUri=http://elsewhere.invalid")));
    }

    @Test
    void anOperationThatAddsOptionsIsRejected() {
        Exchange exchange = send(
                "direct:operation",
                "{}",
                Map.of("operation", "updateSubscribed?baseUri=http://elsewhere.invalid&userId=u", "c", "c"));

        assertFails(DingTalkInvalidParameterException.class, exchange);
        assertThat(dingtalk.requests()).isEmpty();
    }
}
