// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkipUnchangedTest extends DingTalkCalendarTestSupport {

    private static final String SKIP = UPDATE + "?updateMode=merge&skipUnchanged=true";
    private static final String SKIPPED = DingTalkCalendarConstants.UPDATE_SKIPPED;

    private static final String CALENDAR = "{\"calendarId\":\"c\",\"name\":\"n\",\"description\":null,\"author\":\"a\","
            + "\"managers\":[\"m\",\"o\"],\"subscribeScope\":{\"corpIds\":[\"x\"],\"unionIds\":[]}}";

    private Exchange update(String calendar, String body) {
        dingtalk.next(EmulatedResponse.json(200, calendar).header("x-acs-request-id", "of-the-get"));
        return send(SKIP, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"n\"}",
                "{\"subscribeScope\":{}}",
                "{\"subscribeScope\":{\"corpIds\":[\"x\"]}}",
                "{\"managers\":[\"m\",\"o\"],\"name\":\"n\",\"subscribeScope\":{\"unionIds\":[],\"corpIds\":[\"x\"]}}"
            })
    void anUpdateWithTheValuesOfTheCalendarIsNotSent(String body) {
        Exchange exchange = update(CALENDAR, body);

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("of-the-get");
        assertThat(onlyRequest().method()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"N\"}",
                "{\"name\":\"\"}",
                "{\"name\":null}",
                "{\"description\":null}",
                "{\"description\":\"\"}",
                "{\"managers\":[\"o\",\"m\"]}",
                "{\"managers\":[]}",
                "{\"subscribeScope\":{\"unionIds\":[\"u\"]}}",
                "{\"subscribeScope\":{\"openConversationIds\":[]}}",
                "{\"subscribeScope\":null}"
            })
    void anUpdateWithAnotherValueIsSent(String body) {
        dingtalk.next(EmulatedResponse.json(200, CALENDAR), EmulatedResponse.json(200, "{\"result\":true}"));

        Exchange exchange = send(SKIP, body, Map.of(SKIPPED, true));

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(false);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PUT");
    }

    @Test
    void aSecondUpdateWithTheSameBodyCostsOneCall() {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(SKIP, EXAMPLE);

        assertThat(exchange.getMessage().getHeader(SKIPPED)).isEqualTo(true);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("PUT", "GET");
    }

    @Test
    void noForgedHeaderIsLeftAfterAFailureOrAnotherOperation() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"));
        Exchange failed = send(SKIP, "{}", Map.of(SKIPPED, true));
        assertThat((Throwable) failed.getException()).isInstanceOf(DingTalkPermissionDeniedException.class);
        assertThat(failed.getMessage().getHeaders()).doesNotContainKey(SKIPPED);

        Exchange replaced = send(UPDATE, "{}", Map.of(SKIPPED, true));
        assertThat(replaced.getMessage().getHeaders()).doesNotContainKey(SKIPPED);
        Exchange merged = send(UPDATE + "?updateMode=merge", "{}", Map.of(SKIPPED, true));
        assertThat(merged.getMessage().getHeaders()).doesNotContainKey(SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?skipUnchanged=true", "?skipUnchanged=true&updateMode=replace"})
    void withoutMergeTheRouteDoesNotStart(String options) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contradiction").to(UPDATE + options);
                    }
                }))
                .isInstanceOf(FailedToStartRouteException.class)
                .rootCause()
                .hasMessage("skipUnchanged=true needs updateMode=merge: without the calendar, the component cannot know"
                        + " what is unchanged");
    }

    @Test
    void anOperationThatIsNotAnUpdateDoesNotMindTheComponentsDefault() {
        DingTalkCalendarComponent component = component();
        component.getConfiguration().setSkipUnchanged(true);

        assertThat(send("dingtalk-calendar:listSubscribed", null).getException())
                .isNull();
        assertThatThrownBy(() -> send(UPDATE, "{}"))
                .rootCause()
                .hasMessageContaining("skipUnchanged=true needs updateMode=merge");
        assertThat(send(SKIP, "{}").getException()).isNull();
    }

    // ---- what a merge keeps

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x\":0.1234567890123456789,\"y\":1e400} | \"x\":0.1234567890123456789,\"y\":1E+400",
                "{\"z\":123456789012345678901234567890}    | \"z\":123456789012345678901234567890",
                "{\"z\":1.10}                              | \"z\":1.10",
                "{\"z\":-1e-400}                           | \"z\":-1E-400",
                "{\"z\":{\"a\":[1.50,{\"b\":2.0}]}}        | \"z\":{\"a\":[1.50,{\"b\":2.0}]}"
            })
    void aNumberOfTheUpdateOrOfTheCalendarKeepsItsDigits(String fields, String sent) {
        String merge = UPDATE + "?updateMode=merge&failOnUnknownFields=false";
        String withCalendarId = fields.replaceFirst("\\{", "{\"calendarId\":\"c\",");

        dingtalk.next(
                EmulatedResponse.json(200, "{\"calendarId\":\"c\"}"), EmulatedResponse.json(200, "{\"result\":true}"));
        send(merge, fields);
        dingtalk.next(EmulatedResponse.json(200, withCalendarId), EmulatedResponse.json(200, "{\"result\":true}"));
        send(merge, "{}");

        assertThat(dingtalk.requests().get(1).bodyAsText()).isEqualTo("{" + sent + "}");
        assertThat(dingtalk.requests().get(3).bodyAsText()).isEqualTo("{" + sent + "}");
    }

    @Test
    void aFieldThatTheComponentDoesNotKnowIsKept() {
        dingtalk.next(
                EmulatedResponse.json(
                        200,
                        "{\"calendarId\":\"c\",\"author\":\"a\",\"color\":{\"r\":1},\"name\":null,"
                                + "\"subscribeScope\":{\"deptIds\":[7],\"corpIds\":[\"x\"],\"unionIds\":null}}"),
                EmulatedResponse.json(200, "{\"result\":true}"));

        send(UPDATE + "?updateMode=merge", "{\"subscribeScope\":{\"corpIds\":[]}}");

        assertThat(dingtalk.requests().get(1).bodyAsText())
                .isEqualTo("{\"color\":{\"r\":1},\"subscribeScope\":{\"deptIds\":[7],\"corpIds\":[]}}");
    }
}
