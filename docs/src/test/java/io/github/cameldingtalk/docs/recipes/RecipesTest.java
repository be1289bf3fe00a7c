// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import static io.github.cameldingtalk.docs.recipes.RecipeRun.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;

/** Runs the routes that the page of the recipes shows. */
class RecipesTest {

    private static final Map<String, Object> OF_CALENDAR = Map.of("CamelDingTalkCalendarId", CALENDAR);

    private final RecipeRun run = new RecipeRun();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void aThrottledCallIsSentAgainAfterTheTimeThatDingTalkAsksFor() throws Exception {
        run.start("throttling")
                .dingtalk()
                .next(
                        ApiOperation.UPDATE_SUBSCRIBED,
                        EmulatedResponse.status(429).header("Retry-After", "2"));
        long began = System.nanoTime();

        Exchange exchange = run.send("direct:throttling", "{\"name\":\"New\"}", OF_CALENDAR);

        assertThat((Throwable) exchange.getException()).isNull();
        assertThat(run.name()).isEqualTo("New");
        assertThat(run.updates()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theRouteInJavaDoesTheSame() throws Exception {
        run.context().addRoutes(new ThrottlingRoute());
        run.context().start();
        run.dingtalk().next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_BUSY));

        run.send("direct:throttling-in-java", "{\"name\":\"New\"}", OF_CALENDAR);

        assertThat(run.name()).isEqualTo("New");
        assertThat(run.updates()).isEqualTo(2);
    }

    @Test
    void aRefusedCallIsNotSentAgain() throws Exception {
        run.start("throttling")
                .dingtalk()
                .always(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.CALENDAR_NAME_BLANK));

        Exchange exchange = run.send("direct:throttling", "{\"name\":\"New\"}", OF_CALENDAR);

        assertThat((Throwable) exchange.getException()).isInstanceOf(DingTalkInvalidParameterException.class);
        assertThat(run.updates()).isEqualTo(1);
    }

    @Test
    void aFailedUpdateGoesToTheDeadLettersAsItCame() throws Exception {
        run.property("failedFolder", folder)
                .start("dead-letter")
                .dingtalk()
                .always(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.CALENDAR_NAME_BLANK));

        run.send("direct:with-dead-letter", "{\"name\":\"New\"}", OF_CALENDAR);

        try (var files = Files.list(folder)) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(file)
                    .hasContent("{\"name\":\"New\"}"));
        }
        assertThat(run.updates()).isEqualTo(1);
    }

    @Test
    void anUpdateThatStaysThrottledGoesToTheDeadLettersAfterItsRedeliveries() throws Exception {
        run.property("failedFolder", folder)
                .start("dead-letter")
                .dingtalk()
                .always(
                        ApiOperation.UPDATE_SUBSCRIBED,
                        EmulatedResponse.status(429).header("Retry-After", "1"));

        run.send("direct:with-dead-letter", "{\"name\":\"New\"}", OF_CALENDAR);

        assertThat(folder).isNotEmptyDirectory();
        assertThat(run.updates()).isEqualTo(4);
    }

    @Test
    void eachLineOfACsvFileUpdatesItsCalendar() throws Exception {
        run.dingtalk().put(EmulatedCalendar.of("other", "an-author"));
        Path file = Files.writeString(
                folder.resolve("calendars.txt"),
                "id,name,description\n" + CALENDAR + ",Shifts,Early and late\nmissing,X,\nother,Holidays,\n");
        run.property("csvFolder", folder).start("bulk-csv");

        Files.move(file, folder.resolve("calendars.csv"));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(folder.resolve(".camel/calendars.csv"))
                .exists());
        assertThat(run.name()).isEqualTo("Shifts");
        assertThat(run.dingtalk().calendar("other").orElseThrow().name()).isEqualTo("Holidays");
        assertThat(folder.resolve("rejected/rejected.txt")).content().startsWith("missing: ");
    }

    @Test
    void eachRowOfADatabaseUpdatesItsCalendar() throws Exception {
        run.database().execute(RecipeRun.sql("bulk-database"));
        run.database()
                .update(
                        "INSERT INTO calendar_update (calendar_id, state) VALUES (?, ?)",
                        CALENDAR,
                        "{\"name\":\"Row\"}");
        run.database()
                .update(
                        "INSERT INTO calendar_update (calendar_id, state) VALUES (?, ?)",
                        "missing",
                        "{\"name\":\"X\"}");

        run.start("bulk-database");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        run.database().queryForList("SELECT status FROM calendar_update ORDER BY id", String.class))
                .containsExactly("done", "failed"));
        assertThat(run.name()).isEqualTo("Row");
    }

    @Test
    void eachOrganizationHasItsOwnToken() throws Exception {
        run.property("suiteKey", "suite").property("suiteSecret", "suite+secret&");
        run.dingtalk().putEnterpriseApp("suite", "suite+secret&", "the-ticket", Set.of("corp-1", "corp-2"));
        run.start("organizations");
        run.send("direct:suite-ticket", "the-ticket", Map.of());

        for (String corp : new String[] {"corp-1", "corp-2"}) {
            Exchange exchange = run.send(
                    "direct:organizations",
                    "{\"name\":\"" + corp + "\"}",
                    Map.of("organization", corp, "author", "an-author", "calendar", CALENDAR));
            assertThat((Throwable) exchange.getException()).isNull();
            assertThat(run.name()).isEqualTo(corp);
        }

        assertThat(run.dingtalk().issuedTokens()).hasSize(2);
    }

    @Test
    void anUpdateOfOneFieldKeepsTheOthers() throws Exception {
        run.start("get-change-update");

        run.send("direct:change-description", "", Map.of());

        EmulatedCalendar calendar = run.dingtalk().calendar(CALENDAR).orElseThrow();
        assertThat(calendar.description()).isEqualTo("Holidays of the next year");
        assertThat(calendar.name())
                .isEqualTo(EmulatedCalendar.of(CALENDAR, "an-author").name());
    }

    @Test
    void anEditorIsAddedToTheOthers() throws Exception {
        run.start("get-change-update");

        run.send("direct:change-description", "", Map.of());
        run.send("direct:add-editor", "editor-1", Map.of());
        run.send("direct:add-editor", "editor-2", Map.of());

        assertThat(run.dingtalk().calendar(CALENDAR).orElseThrow().managers()).contains("editor-1", "editor-2");
        assertThat(run.dingtalk()
                        .requests()
                        .to(ApiOperation.UPDATE_SUBSCRIBED)
                        .last()
                        .bodyAsText())
                .contains("\"name\":", "\"description\":\"Holidays of the next year\"", "\"subscribeScope\":");
    }

    @Test
    void onlyAStateThatDiffersFromTheLastOneIsSent() throws Exception {
        run.database().execute(RecipeRun.sql("unchanged"));
        run.start("unchanged");

        for (String state : new String[] {"A", "A", "B", "B", "A", "A"}) {
            run.send("direct:state", "{\"name\":\"" + state + "\"}", OF_CALENDAR);
        }

        assertThat(run.updates()).isEqualTo(3);
        assertThat(run.name()).isEqualTo("A");
    }

    @Test
    void afterAFailedCallTheNextStateIsSentWhateverItIs() throws Exception {
        run.database().execute(RecipeRun.sql("unchanged"));
        run.start("unchanged");
        run.send("direct:state", "{\"name\":\"A\"}", OF_CALENDAR);
        // The call is done, and its response is lost.
        run.dingtalk()
                .next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE));
        run.send("direct:state", "{\"name\":\"B\"}", OF_CALENDAR);

        run.send("direct:state", "{\"name\":\"A\"}", OF_CALENDAR);

        assertThat(run.name()).isEqualTo("A");
        assertThat(run.updates()).isEqualTo(3);
    }

    @Test
    void aBusinessKeyCreatesOneCalendar() throws Exception {
        run.database().execute(RecipeRun.sql("create-once"));
        run.start("create-once");
        String body = "{\"name\":\"Shifts\",\"subscribeScope\":{\"corpIds\":[\"a-corp\"]}}";

        Exchange first = run.send("direct:create-once", body, Map.of("key", "shifts-7"));
        Exchange second = run.send("direct:create-once", body, Map.of("key", "shifts-7"));

        assertThat((Throwable) first.getException()).isNull();
        assertThat((Throwable) second.getException()).isNotNull();
        assertThat(run.dingtalk().calendars()).hasSize(2);
        assertThat(run.database().queryForObject("SELECT calendar_id FROM created_calendar", String.class))
                .isEqualTo(first.getMessage().getHeader("CamelDingTalkCalendarId"));
    }

    @Test
    void aCreateThatDingTalkRefusesCanBeRepeatedAndALostOneCannot() throws Exception {
        run.database().execute(RecipeRun.sql("create-once"));
        run.start("create-once");
        String body = "{\"name\":\"Shifts\",\"subscribeScope\":{\"corpIds\":[\"a-corp\"]}}";
        run.dingtalk().next(ApiOperation.CREATE_SUBSCRIBED, EmulatedResponse.status(429));
        assertThat((Throwable)
                        run.send("direct:create-once", body, Map.of("key", "k")).getException())
                .isInstanceOf(DingTalkThrottledException.class);
        run.dingtalk()
                .next(ApiOperation.CREATE_SUBSCRIBED, EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE));
        run.send("direct:create-once", body, Map.of("key", "k"));

        Exchange third = run.send("direct:create-once", body, Map.of("key", "k"));

        assertThat((Throwable) third.getException()).isInstanceOf(DuplicateKeyException.class);
        assertThat(run.dingtalk().requests().to(ApiOperation.CREATE_SUBSCRIBED)).hasSize(2);
    }

    @Test
    void theRouteByHandAndTheRouteWithTheComponentDoTheSame() throws Exception {
        run.property("baseUri", run.dingtalk().baseUri())
                .property("clientId", "an-app")
                .property("clientSecret", "a-secret")
                .start("http-by-hand");

        Exchange byHand = run.send("direct:by-hand", "{\"name\":\"By hand\"}", Map.of());
        assertThat(byHand.getMessage().getBody()).isEqualTo(true);
        assertThat(run.name()).isEqualTo("By hand");
        Exchange withComponent = run.send("direct:with-component", "{\"name\":\"By the component\"}", Map.of());

        assertThat(withComponent.getMessage().getBody()).isEqualTo(true);
        assertThat(run.name()).isEqualTo("By the component");
    }
}
