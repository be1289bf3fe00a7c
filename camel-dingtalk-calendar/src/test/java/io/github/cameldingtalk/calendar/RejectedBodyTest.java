// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedBodyTest extends DingTalkCalendarTestSupport {

    static Stream<List<Object>> rejectedBodies() {
        Object nothing = null;
        return Stream.of(
                Arrays.asList(nothing, "there is no body"),
                List.of("", "the body is empty"),
                List.of("  \n", "the body is empty"),
                List.of(new byte[0], "the body is empty"),
                List.of(InputStream.nullInputStream(), "the body is empty"),
                List.of(Reader.nullReader(), "the body is empty"),
                List.of(MissingNode.getInstance(), "the body is empty"),
                List.of("[]", "the body must be a JSON object, but is an array"),
                List.of("null", "the body must be a JSON object, but is null"),
                List.of("\"name\"", "the body must be a JSON object, but is a string"),
                List.of(12, "the body must be a JSON object, but is a number"),
                List.of(List.of("a"), "the body must be a JSON object, but is an array"),
                List.of("{\"name\":\"a\"", "the body is not valid JSON"),
                List.of("{\"managers\":[", "expected close marker for Array (which begins at line 1, column 13)"),
                List.of("{name:\"a\"}", "the body is not valid JSON"),
                List.of("{\"name\":\"a\"} x", "the body is not valid JSON"),
                List.of("{\"name\":\"a\"} {}", "more text after the end"),
                List.of("{\"name\":\"a\",\"name\":\"b\"}", "Duplicate field 'name'"),
                List.of(
                        "{\"subscribeScope\":{\"corpIds\":[],\"corpIds\":[]}}",
                        "Duplicate field 'subscribeScope.corpIds'"),
                List.of("{\"descripton\":\"a\"}", "the API has no field 'descripton'"),
                List.of("{\"subscribeScope\":{\"corpId\":[]}}", "the API has no field 'subscribeScope.corpId'"),
                List.of(Map.of("Name", "a"), "the API has no field 'Name'"),
                List.of("{\"name\":1}", "name must be a string, but is a number"),
                List.of("{\"description\":[]}", "description must be a string, but is an array"),
                List.of("{\"managers\":\"a\"}", "managers must be an array of strings, but is a string"),
                List.of("{\"managers\":[\"a\",1]}", "managers[1] must be a string, but is a number"),
                List.of(Map.of("managers", Arrays.asList("a", null)), "managers[1] must be a string, but is null"),
                List.of("{\"managers\":[[]]}", "managers[0] must be a string, but is an array"),
                List.of("{\"subscribeScope\":[]}", "subscribeScope must be an object, but is an array"),
                List.of(
                        "{\"subscribeScope\":{\"unionIds\":{}}}",
                        "subscribeScope.unionIds must be an array of strings, but is an object"),
                List.of(new Object(), "java.lang.Object, cannot be written as JSON"),
                List.of(new File("/no/such/file.json"), "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("rejectedBodies")
    void aBodyThatIsNotAnUpdateIsRejectedBeforeTheCall(List<Object> given) {
        DingTalkInvalidParameterException failure =
                failure(DingTalkInvalidParameterException.class, send(UPDATE, given.get(0)));

        assertThat(failure.getMessage())
                .startsWith("updateSubscribed of calendar '" + CALENDAR_ID + "': ")
                .contains((String) given.get(1));
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(dingtalk.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"color\":1,\"color\":2}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"color\":[{\"r\":1,\"r\":2}]}",
                "{\"subscribeScope\":{\"deptIds\":1,\"deptIds\":2}}",
            })
    void aDuplicateFieldIsRejectedAlsoIfUnknownFieldsAreAllowed(String json) {
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE + "?failOnUnknownFields=false", json))
                .hasMessageContaining("Duplicate field");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aMapThatContainsItselfIsRejected() {
        Map<String, Object> itself = new HashMap<>();
        itself.put("name", itself);

        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, itself));

        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aStreamThatWasReadBeforeIsRejected() throws Exception {
        InputStream stream = new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8));
        stream.readAllBytes();

        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, stream))
                .hasMessageContaining("the body is empty");
    }
}
