// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contains the examples of the README literally, so that they are compiled and run. */
class ReadmeExamplesTest {

    // spotless:off
    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.putInternalApp("app", "secret")
            .putUser("author", Set.of("corp"), Set.of())
            .put(EmulatedCalendar.of("calendar", "author")));

    void receivedRequests() {
        dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED).only().bodyAsText();
        dingtalk.calendar("calendar").orElseThrow().name();
        dingtalk.subscribers("calendar");
        dingtalk.issuedTokens();
    }

    void failures() {
        dingtalk.next(EmulatedResponse.error(ServiceError.SERVICE_BUSY));
        dingtalk.next(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET));
        dingtalk.next(3, EmulatedResponse.status(503).header("X-Why", "because").body("busy"));
        dingtalk.next(EmulatedResponse.fault(ConnectionFault.RESET_AMID_RESPONSE), EmulatedResponse.blocked(), EmulatedResponse.badGateway());
        dingtalk.always(ApiOperation.LIST, EmulatedResponse.fault(ConnectionFault.NO_RESPONSE));
        dingtalk.next(EmulatedResponse.error(ServiceError.SYSTEM_BUSY).header("Retry-After", "30"));
        dingtalk.next(EmulatedResponse.json(200, "{\"errcode\":40014,\"errmsg\":\"an error of the older API\"}"));
        dingtalk.throttle(20).callsPerMonth(5_000).latency(Duration.ofMillis(50));
        dingtalk.blockFor(Duration.ofMinutes(5));
        dingtalk.refuseConnections(true);
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());
    }

    void events() {
        dingtalk.put(EmulatedEvent.allDay("holiday", "author", "Labor Day", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2)));
        dingtalk.events("author").get(0).summary();
        dingtalk.event("holiday").orElseThrow().fields().get("start");
        dingtalk.eventsPerDay(0).rules(EventRules.DEFAULT.withSubscribedIsWritable(true));
        dingtalk.next(ApiOperation.CREATE_EVENT, EmulatedResponse.permissionMissing(ApiOperation.CREATE_EVENT));
    }
    // spotless:on

    @Test
    void theExamplesOfTheReadmeStandHere() throws Exception {
        String sources = source("ReadmeExamplesTest")
                + source("SpringPropertySourceTest")
                + withoutIndent(Files.readString(
                        Path.of("../camel-dingtalk-calendar-example/src/test/java/com/example/HolidaysTest.java")));
        Matcher blocks =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        int count = 0;
        while (blocks.find()) {
            assertThat(sources).contains(withoutIndent(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    @Test
    void theReadmeExplainsEachMethodThatPutsSomething() throws Exception {
        List<String> methods = Arrays.stream(EmulatedContents.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("put") && Modifier.isPublic(method.getModifiers()))
                .map(method -> "| `" + method.getName() + "("
                        + Arrays.stream(method.getParameters())
                                .map(Parameter::getName)
                                .collect(Collectors.joining(", "))
                        + ")` |")
                .toList();

        assertThat(methods).hasSize(7);
        assertThat(Files.readString(Path.of("README.md"))).contains(methods);
    }

    @Test
    void theReadmeListsEachOptionOfTheProgram() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Matcher options = Pattern.compile("(?m)^  (--[a-z-]+)").matcher(ProgramOptions.USAGE);

        assertThat(options.results().map(option -> "| `" + option.group(1) + "` |"))
                .hasSize(9)
                .allSatisfy(row -> assertThat(readme).contains(row));
    }

    @Test
    void theExamplesRun() {
        dingtalk.acceptToken("token");
        assertThat(dingtalk.calendar("calendar")).isPresent();
        assertThat(dingtalk.subscribers("calendar")).isEmpty();
        dingtalk.requests();
        events();
        assertThat(dingtalk.events()).hasSize(1);
        assertThat(catchThrowable(this::receivedRequests)).isInstanceOf(AssertionError.class);
        assertThat(catchThrowable(this::failures)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static String source(String name) throws Exception {
        return withoutIndent(
                Files.readString(Path.of("src/test/java/io/github/cameldingtalk/calendar/emulator/" + name + ".java")));
    }

    private static String withoutIndent(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
