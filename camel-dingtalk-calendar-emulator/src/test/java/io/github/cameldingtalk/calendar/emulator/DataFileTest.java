// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFileTest {

    private static final String SECRET = "top-secret";

    @TempDir
    private Path folder;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start();

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void theFileInTheReadmeHasAnAppOfEachTypeAndCanBeUsed() throws Exception {
        Matcher yaml =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(yaml.find()).isTrue();

        dingtalk.putData(file(yaml.group(1)));

        TestClient client = new TestClient(dingtalk);
        String token = client.internalToken("myapp");
        assertThat(client.get(token)).isEqualTo("200");
        assertThat(client.enterpriseToken("mysuite", "corp")).startsWith("corp-");
        assertThat(dingtalk.consent("mypersonalapp", "author")).startsWith("code-");
        assertThat(dingtalk.subscribers("calendar")).containsExactly("reader");
        assertThat(dingtalk.calendar("calendar").orElseThrow().subscribeScope().corpIds())
                .containsExactly("corp");
        assertThat(dingtalk.events("author")).extracting(EmulatedEvent::summary).containsExactly("Labor Day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app: [] | line 1: The file has the unknown field app. Remove the field, or use one of: apps, users,",
                "apps: {} | line 1: apps must be a list. Begin each element with a hyphen, or write [a, b].",
                "apps: [1] | line 1: apps[0] must have fields. Write them as name: value.",
                "apps:\\n- clientId: a | line 2: apps[0] has no field type. Add the field.",
                "apps:\\n"
                        + "- type: top-secret | line 2: apps[0] has an unknown type. The types are internal, enterprise"
                        + " and",
                "apps:\\n"
                        + "- type: internal\\n"
                        + "  clientId: a\\n"
                        + "  corpIds: [c] | line 4: apps[0] has the unknown field corpIds.",
                "apps:\\n"
                        + "- type: internal\\n"
                        + "  clientId: a\\n"
                        + "  clientId: b | line 4: apps[0] has the field clientId twice.",
                "apps:\\n"
                        + "- type: internal\\n"
                        + "  clientId: a\\n"
                        + "  clientSecret: [top-secret] | line 4: apps[0].clientSecret must be a text.",
                "apps:\\n"
                        + "- type: internal\\n"
                        + "  clientId: a\\n"
                        + "  clientSecret: | line 4: apps[0].clientSecret must be a text.",
                "apps:\\n"
                        + "- {type: internal, clientId: a, clientSecret: b}\\n"
                        + "- {type: internal, clientId: a, clientSecret: c} | line 3: apps[1] has the clientId of an"
                        + " element before.",
                "apps:\\n"
                        + "- {type: personal, clientId: a, clientSecret: b, consentOf: [x]} | line 2: apps[0].consentOf[0]"
                        + " is an id that does not exist",
                "users:\\n- unionId: ann\\n  corpIds: corp | line 3: users[0].corpIds must be a list.",
                "calendars:\\n"
                        + "- {calendarId: c, author: ann, name: n} | line 2: calendars[0].author is an id that does not"
                        + " exist in the file.",
                "calendars:\\n- {calendarId: c, author: ann} | line 2: calendars[0].author is an id",
                "users:\\n"
                        + "- unionId: ann\\n"
                        + "events:\\n"
                        + "- {eventId: e, organizer: ann, calendarId: c} | line 4: events[0].calendarId is an id",
                "users:\\n"
                        + "- unionId: ann\\n"
                        + "events:\\n"
                        + "- {eventId: e, organizer: ann, sumary: s} | line 4: events[0] has the unknown field sumary.",
                "users:\\n"
                        + "- unionId: ann\\n"
                        + "events:\\n"
                        + "- {eventId: e, organizer: ann, summary: s} | line 4: events[0] is not a valid event. Event"
                        + " start time not set.",
                "users: &u\\n- unionId: ann | line 1: users has a YAML anchor.",
                "users:\\n- unionId: *top-secret | line 2, column 12: The file is not valid YAML here.",
                "users:\\n- unionId: [top-secret | line 3, column 1: The file is not valid YAML here.",
                "users:\\n  unionId: @top-secret | line 2, column 12: The file is not valid YAML here.",
                "text | line 1: The file must have fields.",
            })
    void anErrorNamesTheLineAndTheFieldAndQuotesNoValue(String yaml, String message) throws Exception {
        Throwable thrown = catchThrowable(() -> dingtalk.putData(file(yaml.replace("\\n", "\n") + "\n")));

        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("company.yaml, " + message)
                .doesNotContain(SECRET);
    }

    @Test
    void anEmptyFileIsExplained() {
        assertThat(catchThrowable(() -> dingtalk.putData(file("# nothing\n"))))
                .hasMessage("company.yaml: The file is empty. Add one of the fields apps, users, calendars, events.");
    }

    @Test
    void aFileThatCannotBeReadIsExplained() throws Exception {
        Path latin = Files.write(folder.resolve("latin.yaml"), "users: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowable(() -> dingtalk.putData(folder.resolve("none.yaml"))))
                .hasMessageStartingWith("There is no data file ");
        assertThat(catchThrowable(() -> dingtalk.putData(latin))).hasMessageContaining("must be a text in UTF-8");
    }

    @Test
    void nothingIsAddedFromAFileWithAnError() {
        assertThat(catchThrowable(() -> dingtalk.putData(file("users: [{unionId: ann}]\ncalendars: [{}]\n"))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(dingtalk.data().users().known()).isEmpty();
    }

    @Test
    void theValuesOfAnEventKeepTheirTypes() throws Exception {
        dingtalk.putData(
                file(
                        """
                users: [{unionId: ann}]
                events:
                  - eventId: e
                    organizer: ann
                    summary: '2026'
                    isAllDay: true
                    start: {date: 2026-05-01}
                    end: {date: 2026-05-02}
                    reminders: [{method: dingtalk, minutes: 15}]
                """));

        EmulatedEvent event = dingtalk.event("e").orElseThrow();
        assertThat(event.fields())
                .containsEntry("summary", "2026")
                .containsEntry("isAllDay", true)
                .extractingByKey("reminders")
                .asString()
                .isEqualTo(List.of("{method=dingtalk, minutes=15}").toString());
    }

    private Path file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("company.yaml"), yaml);
    }
}
