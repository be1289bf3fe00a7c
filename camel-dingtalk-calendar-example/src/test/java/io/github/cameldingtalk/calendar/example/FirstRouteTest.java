// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ToDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route of the READMEs, which updates a calendar from files: no update is lost, and none is called forever. */
@Timeout(120)
class FirstRouteTest extends EmulatorTestSupport {

    private static final Map<String, String> BLOCKS = Map.of("yaml", "- onException:", "java", "import ");

    @TempDir
    Path calendars;

    @TempDir
    Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void anUpdateIsSentAndItsFileIsKept(String language) throws Exception {
        start(language);

        drop("{\"name\":\"Public holidays\"}");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(calendars.resolve("sent/holidays.json"))
                .hasContent("{\"name\":\"Public holidays\"}"));
        assertThat(name()).isEqualTo("Public holidays");
        assertThat(calendars.resolve("sending")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aRefusedUpdateIsCalledOnceAndItsFileIsInTheFolderOfFailures(String language) throws Exception {
        start(language);

        drop("{\"name\":\" \"}");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(calendars.resolve("failed/holidays.json"))
                .exists());
        drop("{\"name\":\"The next file\"}");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(calendars.resolve("sent/holidays.json"))
                .exists());

        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED))
                .extracting(ReceivedRequest::bodyAsText)
                .containsExactly("{\"name\":\" \"}", "{\"name\":\"The next file\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aBusyServiceIsCalledAgain(String language) throws Exception {
        dingtalk.next(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(ServiceError.SYSTEM_BUSY));
        start(language);

        drop("{\"name\":\"Public holidays\"}");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(calendars.resolve("sent/holidays.json"))
                .exists());
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aFileThatIsOverwrittenDuringItsCallIsSentWithItsNewContent(String language) throws Exception {
        CountDownLatch overwritten = new CountDownLatch(1);
        afterTheCall(exchange -> {
            if (overwritten.getCount() > 0) {
                drop("{\"name\":\"New\"}");
                overwritten.countDown();
            }
        });
        start(language);

        drop("{\"name\":\"Old\"}");

        assertThat(overwritten.await(1, TimeUnit.MINUTES)).isTrue();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(name()).isEqualTo("New"));
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(2);
    }

    @Test
    void aFileThatIsBeingWrittenIsNotReadHalf() throws Exception {
        // The read lock compares two looks at the file. They are far apart, so that a slow machine writes between them.
        start("yaml", "&initialDelay=0&readLockCheckInterval=5000&readLockTimeout=60000");
        Path file = Files.writeString(calendars.resolve("holidays.json"), "{\"name\":\"Half");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(calendars.resolve("holidays.json.camelLock")).exists());

        Files.writeString(file, " and half\"}", StandardOpenOption.APPEND);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(calendars.resolve("sent/holidays.json"))
                .exists());
        assertThat(name()).isEqualTo("Half and half");
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(1);
    }

    @Test
    void bothReadmesShowTheSameRoutes() throws Exception {
        for (String language : BLOCKS.keySet()) {
            assertThat(block("README.zh-CN.md", language)).isEqualTo(block("README.md", language));
        }
        String source =
                Files.readString(Path.of("src/test/java/io/github/cameldingtalk/calendar/example/CalendarFiles.java"));
        assertThat(source).endsWith("here on.\n" + block("README.md", "java"));
    }

    private void start(String language) throws Exception {
        start(language, "");
    }

    private void start(String language, String moreOptions) throws Exception {
        if (language.equals("java")) {
            context.addRoutes(new CalendarFiles());
        } else {
            load(language, block("README.md", language));
        }
        FromDefinition from = context.getRouteDefinitions().get(0).getInput();
        assertThat(from.getUri()).startsWith("file:calendars?");
        from.setUri(from.getUri().replace("file:calendars", "file:" + calendars) + moreOptions);
        context.start();
    }

    /** Puts a whole file into the folder, or replaces the file, in one step. */
    private void drop(String content) throws IOException {
        Files.move(
                Files.writeString(elsewhere.resolve("holidays.json"), content),
                calendars.resolve("holidays.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void afterTheCall(Processor next) {
        context.getCamelContextExtension().addInterceptStrategy((camel, step, target, nextTarget) -> {
            return !(step instanceof ToDefinition)
                    ? target
                    : exchange -> {
                        target.process(exchange);
                        next.process(exchange);
                    };
        });
    }

    private static String block(String readme, String language) throws IOException {
        String fence = "```" + language + "\n" + BLOCKS.get(language);
        String text = Files.readString(Path.of("..", readme));
        int start = text.indexOf(fence);
        assertThat(start).as("a block of %s in %s", language, readme).isNotNegative();
        return text.substring(start + fence.length() - BLOCKS.get(language).length(), text.indexOf("```", start + 3));
    }
}
