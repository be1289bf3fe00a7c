// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarConstants;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the routes that the component's page and the pages of {@code docs} show. */
class DocumentedRoutesTest extends EmulatorTestSupport {

    private static final String RETRIED =
            """
            - from:
                uri: direct:retried
                steps:
                  - to: dingtalk-calendar:updateSubscribed?userId={{userId}}&calendarId={{calendarId}}
            """;

    @Test
    void theJavaOfTheDocumentationIsWhatIsRunHere() throws Exception {
        String source = Files.readString(
                        Path.of("src/test/java/io/github/cameldingtalk/calendar/example/ReadmeRoutes.java"))
                .replaceAll("(?m)^        ", "");
        for (String text : List.of(
                "from(\"direct:holidays\")",
                "from(\"direct:with-a-token\")",
                "from(\"direct:national-day\")",
                "onException(DingTalkCalendarException.class)\n    .retryWhile")) {
            assertThat(source).contains(DocumentationPages.block("java", text));
        }

        context.addRoutes(new ReadmeRoutes());
        assertThatHolidaysAreUpdated();
    }

    @Test
    void theJavaOfThePageTakesTheTokenOffTheMessage() throws Exception {
        List<Object> left = new ArrayList<>();
        dingtalk.acceptToken("a-token");
        context.addRoutes(new ReadmeRoutes());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next")
                        .process(exchange ->
                                left.addAll(exchange.getMessage().getHeaders().keySet()));
            }
        });
        context.start();

        context.createProducerTemplate()
                .requestBodyAndHeader("direct:with-a-token", "{}", DingTalkCalendarConstants.ACCESS_TOKEN, "a-token");

        assertThat(dingtalk.issuedTokens()).isEmpty();
        assertThat(left).containsExactly(DingTalkCalendarConstants.REQUEST_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "xml", "yaml"})
    void theHandlerOfThePageRetriesThreeTimesAndOnlyIfThisCanHelp(String language) throws Exception {
        if (language.equals("java")) {
            context.addRoutes(new ReadmeRoutes());
        } else {
            String handler = DocumentationPages.block(language, "retryWhile", "Counter} ");
            load(language, language.equals("xml") ? handler : handler + RETRIED);
        }
        context.start();

        dingtalk.next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_BUSY));
        Exchange refused = context.createProducerTemplate()
                .request("direct:retried", exchange -> exchange.getMessage().setBody("{\"name\":\" \"}"));
        assertThat(refused.getException()).isInstanceOf(DingTalkInvalidParameterException.class);
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(2);

        dingtalk.always(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_BUSY));
        context.createProducerTemplate()
                .request("direct:retried", exchange -> exchange.getMessage().setBody("{}"));
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(6);
    }

    @Test
    void theXmlOfThePageUpdatesACalendar() throws Exception {
        load("xml", DocumentationPages.block("xml", "direct:holidays"));
        assertThatHolidaysAreUpdated();
    }

    @Test
    void theYamlOfThePageUpdatesACalendar() throws Exception {
        load("yaml", DocumentationPages.yaml("direct:holidays", "constant: M5MjkxNDUxQHVzZXJzLmRpbmd0YWxrLmNv"));
        assertThatHolidaysAreUpdated();
    }

    @Test
    void theYamlOfThePageUpdatesTheCalendarThatAMessageNames() throws Exception {
        load("yaml", DocumentationPages.yaml("direct:each-calendar"));
        context.start();

        context.createProducerTemplate()
                .requestBodyAndHeader("direct:each-calendar", "{\"name\":\"Named\"}", "calendar", CALENDAR_ID);

        assertThat(name()).isEqualTo("Named");
    }

    @Test
    void theYamlOfThePageRenamesACalendar() throws Exception {
        load("yaml", DocumentationPages.yaml("direct:rename"));
        context.start();

        Object result = context.createProducerTemplate().requestBody("direct:rename", "");

        assertThat(result).isEqualTo(true);
        assertThat(name()).isEqualTo("Public holidays");
    }

    @Test
    void theYamlOfThePageCreatesAnEventAndListsTheEvents() throws Exception {
        load("yaml", DocumentationPages.yaml("direct:event"));
        context.start();
        load("yaml", DocumentationPages.yaml("direct:events"));

        context.createProducerTemplate().requestBody("direct:event", "");
        Object listed = context.createProducerTemplate().requestBody("direct:events", "");

        assertThat(dingtalk.events()).extracting(EmulatedEvent::organizer).containsExactly("a-user");
        assertThat(listed).isInstanceOf(Iterator.class);
        assertThat(dingtalk.requests().get(2).target()).contains("/calendars/primary/events?timeMin=2026-01-01T00");
    }

    @Test
    void theRouteForHolidaysOfThePageIsTheRouteOfTheExample() throws Exception {
        String file = Files.readString(Path.of("src/main/resources/camel/holidays.camel.yaml"));

        assertThat(DocumentationPages.yaml("direct:holidays", "bindy"))
                .isEqualTo(file.substring(file.indexOf("- route:")));
    }

    @Test
    void theJavaOfThePageCreatesAnEventOfSevenDays() throws Exception {
        context.addRoutes(new ReadmeRoutes());
        context.start();

        context.createProducerTemplate().requestBody("direct:national-day", "");

        assertThat(dingtalk.events().get(0).fields()).containsEntry("end", Map.of("date", "2026-10-08"));
    }

    private void assertThatHolidaysAreUpdated() {
        context.start();

        Object result = context.createProducerTemplate().requestBody("direct:holidays", "");

        assertThat(result).isEqualTo(true);
        assertThat(name()).isEqualTo("Public holidays");
    }
}
