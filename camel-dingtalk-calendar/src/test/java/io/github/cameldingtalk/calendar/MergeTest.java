// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest extends DingTalkCalendarTestSupport {

    private static final String MERGE = UPDATE + "?updateMode=merge";

    @Test
    void theUpdateHasTheFieldsOfTheCalendarAndOfTheBody() throws Exception {
        send(UPDATE, EXAMPLE);

        Exchange exchange = send(MERGE, "{\"description\":\"new\",\"subscribeScope\":{\"openConversationIds\":[]}}");

        assertSucceeds(exchange).isEqualTo(true);
        assertThat(dingtalk.requests()).extracting(ReceivedRequest::method).containsExactly("PUT", "GET", "PUT");
        JsonNode sent = new ObjectMapper().readTree(dingtalk.requests().get(2).body());
        assertThat(sent)
                .isEqualTo(new ObjectMapper()
                        .readTree(EXAMPLE.replace(
                                        "\"description\" : \"Traditional Chinese Calendar\"",
                                        "\"description\" : \"new\"")
                                .replace("[ \"cidvrURjEqVe8xxxxxxx\" ]", "[]")));
    }

    @Test
    void aNullOrAListInTheBodyReplacesTheValueOfTheCalendar() {
        dingtalk.next(
                EmulatedResponse.json(
                        200,
                        "{\"calendarId\":\"c\",\"name\":\"n\",\"author\":\"a\",\"managers\":[\"m\"],"
                                + "\"subscribeScope\":{\"corpIds\":[\"x\"]}}"),
                RESULT_TRUE);

        send(MERGE, "{\"managers\":[\"o\",\"p\"],\"subscribeScope\":null}");

        assertThat(dingtalk.requests().get(1).bodyAsText())
                .isEqualTo("{\"name\":\"n\",\"managers\":[\"o\",\"p\"],\"subscribeScope\":null}");
    }

    @Test
    void aFieldThatTheComponentDoesNotKnowIsKept() {
        dingtalk.next(
                EmulatedResponse.json(
                        200,
                        "{\"calendarId\":\"c\",\"author\":\"a\",\"color\":{\"r\":1},\"name\":null,"
                                + "\"subscribeScope\":{\"deptIds\":[7],\"corpIds\":[\"x\"],\"unionIds\":null}}"),
                RESULT_TRUE);

        send(MERGE, "{\"subscribeScope\":{\"corpIds\":[]}}");

        assertThat(dingtalk.requests().get(1).bodyAsText())
                .isEqualTo("{\"color\":{\"r\":1},\"subscribeScope\":{\"deptIds\":[7],\"corpIds\":[]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x\":0.1234567890123456789,\"y\":1e400} | \"x\":0.1234567890123456789,\"y\":1e400",
                "{\"z\":123456789012345678901234567890}    | \"z\":123456789012345678901234567890",
                "{\"z\":1.10}                              | \"z\":1.10",
                "{\"z\":-0.0,\"y\":-0,\"x\":1E5}        | \"z\":-0.0,\"y\":-0,\"x\":1E5",
                "{\"z\":-1e-400}                           | \"z\":-1e-400",
                "{\"z\":{\"a\":[1.50,{\"b\":2.0}]}}        | \"z\":{\"a\":[1.50,{\"b\":2.0}]}"
            })
    void aNumberInTheBodyOrInTheCalendarKeepsItsDigits(String fields, String sent) {
        String merge = MERGE + "&failOnUnknownFields=false";
        String withCalendarId = fields.replaceFirst("\\{", "{\"calendarId\":\"c\",");

        dingtalk.next(EmulatedResponse.json(200, "{\"calendarId\":\"c\"}"), RESULT_TRUE);
        send(merge, fields);
        dingtalk.next(EmulatedResponse.json(200, withCalendarId), RESULT_TRUE);
        send(merge, "{}");

        assertThat(dingtalk.requests().get(1).bodyAsText()).isEqualTo("{" + sent + "}");
        assertThat(dingtalk.requests().get(3).bodyAsText()).isEqualTo("{" + sent + "}");
    }

    @Test
    void aCalendarWithHalfASurrogatePairIsNotSentBack() {
        dingtalk.next(EmulatedResponse.json(200, "{\"calendarId\":\"c\",\"description\":\"ab\\ud83dcd\"}"));

        assertFails(DingTalkInvalidParameterException.class, send(MERGE, "{\"name\":\"n\"}"))
                .hasMessageContaining("description has half a surrogate pair (U+D83D) at index 2");
        assertThat(onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void noUpdateIsSentIfTheCalendarCannotBeRead() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"));

        DingTalkPermissionDeniedException failure = failure(DingTalkPermissionDeniedException.class, send(MERGE, "{}"));

        assertThat(failure.getOperation()).isEqualTo("getSubscribed");
        assertThat(onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void theCalendarIsNotReadIfTheBodyIsRejected() {
        assertFails(DingTalkInvalidParameterException.class, send(MERGE, "{\"nmae\":1}"));

        assertThat(dingtalk.requests()).isEmpty();
    }
}
