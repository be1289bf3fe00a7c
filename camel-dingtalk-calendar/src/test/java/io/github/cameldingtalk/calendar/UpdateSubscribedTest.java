// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.SubscribeScope;
import io.github.cameldingtalk.calendar.api.UpdateSubscribedCalendarRequest;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

class UpdateSubscribedTest extends DingTalkCalendarTestSupport {

    @TempDir
    Path directory;

    public record Bean(String name, List<String> managers, String description) {}

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(0)
                                .retryWhile(simple(
                                        "${exception.retryable} == true && ${header.CamelRedeliveryCounter} < 3")))
                        .to(UPDATE);
                from("direct:redeliveredWithoutStreamCaching")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to(UPDATE);
                from("file:" + directory.toUri().getPath() + "?initialDelay=0&delay=10&noop=true&fileName=gbk.json"
                                + "&charset=GBK")
                        .to(UPDATE)
                        .to("mock:file");
                from("file:" + directory.toUri().getPath() + "?initialDelay=0&delay=10&noop=true&fileName=utf8.json")
                        .to(UPDATE)
                        .to("mock:file");
            }
        };
    }

    @Test
    void updatesTheCalendarOfTheReferencePage() {
        Exchange exchange = send(UPDATE, EXAMPLE);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        EmulatedCalendar calendar = dingtalk.calendar(CALENDAR_ID).orElseThrow();
        assertThat(calendar.name()).isEqualTo("Traditional Chinese Calendar");
        assertThat(calendar.subscribeScope().corpIds()).containsExactly("dingz0xc7v89789asasdf");
    }

    @Test
    void handsOutAResultOfFalse() {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":false}"));

        assertThat(send(UPDATE, EXAMPLE).getMessage().getBody()).isEqualTo(false);
    }

    @Test
    void takesNoHarmFromMoreFieldsInTheAnswer() {
        dingtalk.next(EmulatedResponse.json(
                200, "{\"more\":{\"result\":false},\"result\":true,\"list\":[1,{\"result\":false}]}"));

        assertThat(send(UPDATE, EXAMPLE).getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void aHeaderWinsOverTheOption() {
        dingtalk.acceptToken("another").put(EmulatedCalendar.of("other-calendar", "other-user"));

        Exchange exchange = send(
                UPDATE,
                "{}",
                Map.of(
                        DingTalkCalendarConstants.ACCESS_TOKEN, "another",
                        DingTalkCalendarConstants.USER_ID, "other-user",
                        DingTalkCalendarConstants.CALENDAR_ID, "other-calendar"));

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(onlyRequest().target())
                .isEqualTo("/v1.0/calendar/users/other-user/subscribedCalendars/other-calendar");
        assertThat(onlyRequest().header("x-acs-dingtalk-access-token")).isEqualTo("another");
    }

    @Test
    void leavesTheRestOfTheExchangeAsItWas() {
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}")
                .header("X-Service", "leaks")
                .header("x-acs-request-id", "R-1"));

        Exchange exchange = template.request(UPDATE, e -> {
            e.getIn().setBody("{}");
            e.getIn().setHeader("mine", 1);
            e.setProperty("property", 2);
            e.setVariable("variable", 3);
        });

        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of("mine", 1, DingTalkCalendarConstants.REQUEST_ID, "R-1"));
        assertThat(exchange.getProperty("property")).isEqualTo(2);
        assertThat(exchange.getVariable("variable")).isEqualTo(3);
    }

    @Test
    void anIncomingRequestIdNeverSurvives() {
        Map<String, Object> forged = Map.of(DingTalkCalendarConstants.REQUEST_ID, "forged");
        dingtalk.next(EmulatedResponse.json(200, "{\"result\":true}"), EmulatedResponse.json(200, "{}"));

        assertThat(send(UPDATE, "{}", forged).getMessage().getHeaders()).isEmpty();
        assertThat(send(UPDATE, "{}", forged).getMessage().getHeaders()).isEmpty();
        assertThat(send(UPDATE, null, forged).getMessage().getHeaders()).isEmpty();
    }

    @Test
    void theRequestIdOfAFailureIsOnTheExchange() {
        dingtalk.next(EmulatedResponse.json(403, "{\"code\":\"permissionDenied\",\"requestid\":\"R-2\"}"));

        Exchange exchange = send(UPDATE, "{}");

        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.REQUEST_ID))
                .isEqualTo("R-2");
    }

    // ---- what a body may be

    static Stream<Object> theExampleInAllItsForms() throws Exception {
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
    @MethodSource("theExampleInAllItsForms")
    void takesTheExampleInAnyForm(Object body) {
        assertThat(send(UPDATE, body).getException()).isNull();
        assertThat(onlyRequest().bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
    }

    @Test
    void takesFilesAndPaths() throws Exception {
        Path path = Files.writeString(directory.resolve("body.json"), EXAMPLE);
        File file = path.toFile();

        assertThat(send(UPDATE, path).getException()).isNull();
        assertThat(send(UPDATE, file).getException()).isNull();
        assertThat(dingtalk.requests()).allMatch(request -> request.bodyAsText().equals(EXAMPLE_COMPACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8.json", "gbk.json"})
    void takesWhatTheFileComponentReadsInItsCharset(String name) throws Exception {
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
    void aBodyInAnotherCharsetIsReadInTheOneThatTheExchangeNames() {
        String json = "{\"name\":\"中国传统日历\"}";

        template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "GBK");
            e.getIn().setBody(json.getBytes(Charset.forName("GBK")));
        });

        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
        assertThat(onlyRequest().body()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReaderHasBeenDecodedAlreadyWhateverCharsetTheExchangeNames() {
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
    void aCharsetThatDoesNotExistIsRefused() {
        Exchange exchange = template.request(UPDATE, e -> {
            e.setProperty(Exchange.CHARSET_NAME, "no-such");
            e.getIn().setBody("{}".getBytes(StandardCharsets.UTF_8));
        });

        assertFails(DingTalkInvalidParameterException.class, exchange).hasMessageContaining("no-such");
    }

    @Test
    void absentStaysAbsentAndExplicitEmptiesAndNullsStay() {
        String json = "{\"description\":\"\",\"managers\":[],\"subscribeScope\":{}}";
        String nulls = "{\"name\":null,\"managers\":null,\"subscribeScope\":{\"corpIds\":null}}";
        Map<String, Object> map = new HashMap<>();
        map.put("description", null);
        dingtalk.next(repeat(6));

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
    void textOfAnyLanguageGoesOutInUtf8() {
        String name = "日历 \uD83D\uDCC5 «ä»\t\"\\";

        send(UPDATE, Map.of("name", name));

        assertThat(onlyRequest().body())
                .isEqualTo("{\"name\":\"日历 \uD83D\uDCC5 «ä»\\t\\\"\\\\\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unknownFieldsGoOutUnchangedWhenTheyAreAllowed() {
        dingtalk.next(repeat(1));
        String json = "{\"colour\":{\"r\":[1,2.50,true,null]},\"subscribeScope\":{\"deptIds\":[12345678901234567890]}}";

        send(UPDATE + "?failOnUnknownFields=false", json);

        assertThat(onlyRequest().bodyAsText()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\":1,\"colour\":2}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"colour\":[{\"r\":1,\"r\":2}]}",
                "{\"subscribeScope\":{\"deptIds\":1,\"deptIds\":2}}",
            })
    void aFieldThatStandsTwiceIsRefusedAlsoWhereUnknownFieldsAreSent(String json) {
        assertFails(DingTalkInvalidParameterException.class, send(UPDATE + "?failOnUnknownFields=false", json))
                .hasMessageContaining("Duplicate field");
        assertThat(dingtalk.requests()).isEmpty();
    }

    // ---- what a body may not be

    static Stream<List<Object>> refusedBodies() {
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
                List.of("{name:\"a\"}", "the body is not valid JSON"),
                List.of("{\"name\":\"a\"} x", "the body is not valid JSON"),
                List.of("{\"name\":\"a\"} {}", "more text after the end"),
                List.of("{\"name\":\"a\",\"name\":\"b\"}", "Duplicate field 'name'"),
                List.of("{\"subscribeScope\":{\"corpIds\":[],\"corpIds\":[]}}", "Duplicate field 'corpIds'"),
                List.of("{\"descripton\":\"a\"}", "'descripton' is not a field that the API knows"),
                List.of("{\"subscribeScope\":{\"corpId\":[]}}", "'subscribeScope.corpId' is not a field"),
                List.of(Map.of("Name", "a"), "'Name' is not a field that the API knows"),
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
    @MethodSource("refusedBodies")
    void refusesABodyThatIsNoUpdateBeforeAnythingIsSent(List<Object> given) {
        DingTalkInvalidParameterException refused =
                failure(DingTalkInvalidParameterException.class, send(UPDATE, given.get(0)));

        assertThat(refused.getMessage())
                .startsWith("updateSubscribed of calendar '" + CALENDAR_ID + "': ")
                .contains((String) given.get(1));
        assertThat(refused.getStatusCode()).isZero();
        assertThat(refused.isRetryable()).isFalse();
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aMapThatHoldsItselfIsRefused() {
        Map<String, Object> itself = new HashMap<>();
        itself.put("name", itself);

        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, itself));

        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aStreamThatWasReadAlreadyDoesNotBecomeAnEmptyUpdate() throws Exception {
        InputStream stream = new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8));
        stream.readAllBytes();

        assertFails(DingTalkInvalidParameterException.class, send(UPDATE, stream))
                .hasMessageContaining("the body is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:redelivered", "direct:redeliveredWithoutStreamCaching"})
    void aRedeliverySendsTheSameBodyAgain(String route) {
        for (Object body : List.of(
                new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)), new StringReader(EXAMPLE))) {
            dingtalk.next(EmulatedResponse.status(503), EmulatedResponse.status(503));

            assertThat(send(route, body).getMessage().getBody()).isEqualTo(true);
        }
        assertThat(dingtalk.requests()).hasSize(6).allMatch(request -> request.bodyAsText()
                .equals(EXAMPLE_COMPACT));
    }

    @Test
    void withoutStreamCachingAStreamThatCannotBeSetBackIsRefusedTheSecondTime() {
        dingtalk.next(EmulatedResponse.status(503));
        InputStream once = new SequenceInputStream(
                new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)), InputStream.nullInputStream());

        assertFails(DingTalkInvalidParameterException.class, send("direct:redeliveredWithoutStreamCaching", once))
                .hasMessageContaining("the body is empty. Check for a stream that was read before");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aRouteCanAskWhetherToTryAgain() {
        dingtalk.next(EmulatedResponse.status(500), EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"));

        assertFails(DingTalkInvalidParameterException.class, send("direct:redelivered", EXAMPLE));

        assertThat(dingtalk.requests()).hasSize(2);
    }

    private static EmulatedResponse[] repeat(int times) {
        List<EmulatedResponse> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(EmulatedResponse.json(200, "{\"result\":true}"));
        }
        return answers.toArray(new EmulatedResponse[0]);
    }
}
