// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedBodyTest extends DingTalkCalendarTestSupport {

    @TempDir
    Path directory;

    public record Bean(String name, List<String> managers, String description) {}

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String options : List.of("&fileName=gbk.json&charset=GBK", "&fileName=utf8.json")) {
                    from("file:" + directory.toUri().getPath() + "?initialDelay=0&delay=10&noop=true" + options)
                            .to(UPDATE)
                            .to("mock:file");
                }
            }
        };
    }

    static Stream<Object> bodiesOfTheExample() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", "Traditional Chinese Calendar");
        map.put("description", "Traditional Chinese Calendar");
        map.put("managers", Set.of(USER_ID));
        map.put(
                "subscribeScope",
                new SubscribeScope(
                        List.of(USER_ID), List.of("cidvrURjEqVe8xxxxxxx"), List.of("dingz0xc7v89789asasdf")));
        byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                EXAMPLE,
                "\uFEFF" + EXAMPLE,
                CharBuffer.wrap(EXAMPLE),
                bytes,
                EXAMPLE.getBytes(StandardCharsets.UTF_16BE),
                ("\uFEFF" + EXAMPLE).getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(bytes),
                new StringReader(EXAMPLE),
                new InputStreamCache(bytes),
                new ReaderCache(EXAMPLE),
                new ObjectMapper().readTree(EXAMPLE),
                map,
                new UpdateSubscribedCalendarRequest()
                        .withName("Traditional Chinese Calendar")
                        .withDescription("Traditional Chinese Calendar")
                        .withManagers(List.of(USER_ID))
                        .withSubscribeScope(new SubscribeScope()
                                .withUnionIds(List.of(USER_ID))
                                .withOpenConversationIds(List.of("cidvrURjEqVe8xxxxxxx"))
                                .withCorpIds(List.of("dingz0xc7v89789asasdf"))));
    }

    @ParameterizedTest
    @MethodSource("bodiesOfTheExample")
    void aBodyOfAnyTypeIsSentAsTheSameJson(Object body) {
        assertSucceeds(send(UPDATE, body));
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
    }

    @Test
    void aFileOrAPathIsRead() throws Exception {
        Path path = Files.writeString(directory.resolve("body.json"), EXAMPLE);
        File file = path.toFile();

        assertSucceeds(send(UPDATE, path));
        assertSucceeds(send(UPDATE, file));
        assertThat(dingtalk.requests()).allMatch(request -> request.bodyAsText().equals(EXAMPLE_COMPACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8.json", "gbk.json"})
    void aFileOfTheFileComponentIsReadInItsCharset(String name) throws Exception {
        String json = "{\"name\":\"中国传统日历\"}";
        Charset charset = name.startsWith("gbk") ? Charset.forName("GBK") : StandardCharsets.UTF_8;
        getMockEndpoint("mock:file").setResultWaitTime(Duration.ofMinutes(1).toMillis());
        getMockEndpoint("mock:file").expectedBodiesReceived(true);

        Path temporary = Files.write(directory.resolve(name + ".tmp"), json.getBytes(charset));
        Files.move(temporary, directory.resolve(name));

        getMockEndpoint("mock:file").assertIsSatisfied();
        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
    }

    @Test
    void bytesAreReadInTheCharsetOfTheExchange() {
        String json = "{\"name\":\"中国传统日历\"}";

        template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "GBK");
            e.getIn().setBody(json.getBytes(Charset.forName("GBK")));
        });

        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
        assertThat(onlyRequest().body()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theCharsetOfTheExchangeDoesNotApplyToText() {
        String json = "{\"name\":\"中国传统日历\"}";

        for (Object body : List.of(new StringReader(json), new ReaderCache(json), json)) {
            template.request(UPDATE, e -> {
                e.setProperty(Exchange.CHARSET_NAME, "GBK");
                e.getIn().setBody(body);
            });
        }

        assertThat(dingtalk.requests()).hasSize(3).allMatch(request -> request.bodyAsText()
                .equals(json));
    }

    @Test
    void anUnknownCharsetIsRejected() {
        Exchange exchange = template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "no-such");
            e.getIn().setBody("{}".getBytes(StandardCharsets.UTF_8));
        });

        assertFails(DingTalkInvalidParameterException.class, exchange).hasMessageContaining("no-such");
    }

    @Test
    void absentFieldsStayAbsentAndEmptyValuesAndNullsAreSent() {
        String json = "{\"description\":\"\",\"managers\":[],\"subscribeScope\":{}}";
        String nulls = "{\"name\":null,\"managers\":null,\"subscribeScope\":{\"corpIds\":null}}";
        Map<String, Object> map = new HashMap<>();
        map.put("description", null);
        dingtalk.next(Collections.nCopies(6, RESULT_TRUE).toArray(new EmulatedResponse[0]));

        send(UPDATE, json);
        send(UPDATE, nulls);
        send(UPDATE, map);
        send(UPDATE, new UpdateSubscribedCalendarRequest().withDescription("").withManagers(List.of()));
        send(UPDATE, new Bean("A name", null, null));
        send(UPDATE, "{}");

        assertThat(dingtalk.requests())
                .extracting(request -> request.bodyAsText())
                .containsExactly(
                        json,
                        nulls,
                        "{\"description\":null}",
                        "{\"description\":\"\",\"managers\":[]}",
                        "{\"name\":\"A name\"}",
                        "{}");
    }

    @Test
    void textOfAnyLanguageIsSentInUtf8() {
        String name = "日历 \uD83D\uDCC5 «ä»\t\"\\";

        send(UPDATE, Map.of("name", name));

        assertThat(onlyRequest().body())
                .isEqualTo("{\"name\":\"日历 \uD83D\uDCC5 «ä»\\t\\\"\\\\\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unknownFieldsAreSentUnchangedIfTheyAreAllowed() {
        dingtalk.next(RESULT_TRUE);
        String json = "{\"color\":{\"r\":[1,2.50,true,null]},\"subscribeScope\":{\"deptIds\":[12345678901234567890]}}";

        send(UPDATE + "?failOnUnknownFields=false", json);

        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
    }
}
