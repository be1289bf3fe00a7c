// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reason of a rejection, which the user of the emulator reads and the client does not. */
class ReasonTest {

    private static final String USER = "/v1.0/calendar/users/author";
    private static final String CALENDAR = USER + "/subscribedCalendars/calendar";

    private final TestService service = new TestService();

    @BeforeEach
    void putData() {
        service.data.apps().putInternal("app", "secret");
        service.data.apps().putPersonal("personal", "secret");
        service.data.apps().putEnterprise("suite", "secret", "ticket", Set.of("corp"));
        service.data.users().put("author", Set.of("corp"), Set.of());
        service.data.calendars().put(EmulatedCalendar.of("calendar", "author"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /author/subscribedCalendars/other | {} | There is no calendar with the id other. The calendars are: calendar.",
                "PUT | /ben/subscribedCalendars/calendar | {} | The user ben is not a manager of the calendar, nor its author, author.",
                "DELETE | /ben/subscribedCalendars/calendar | {} | The user ben is not the author of the calendar, author.",
                "PUT | /author/subscribedCalendars/calendar | [] | The body must be a JSON object.",
                "PUT | /author/subscribedCalendars/calendar | {secret | The body is not valid JSON.",
                "PUT | /author/subscribedCalendars/calendar | {\"name\":1} | The field name must be a string.",
                "PUT | /author/subscribedCalendars/calendar | {\"managers\":[1]} | The field managers must be an array of strings.",
                "PUT | /author/subscribedCalendars/calendar | {\"name\":\" \"} | calendar name cannot be blank",
                "GET | /ben/calendars/primary/events | '' | There is no user with the unionId ben. The users are: author.",
                "GET | /author/calendars/primary/events/x | '' | The calendar primary of the user author has no event with the id x.",
                "GET | /author/calendars/primary/events?maxResults=0 | '' | The parameter maxResults must be from 1 to 100.",
            })
    void aRejectionSaysWhatIsWrongAndWhere(String method, String path, String body, String reason) {
        assertThat(service.reason(method, "/v1.0/calendar/users" + path, body)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app | wrong | The secret of the app app is wrong.",
                "sent | secret | There is no app with this Client ID. The apps are: app, personal, suite.",
                "suite | secret | The app suite is of another type, ENTERPRISE.",
            })
    void aRejectedRequestForATokenSaysWhichPartIsWrong(String key, String secret, String reason) {
        String body = "{\"appKey\":\"%s\",\"appSecret\":\"%s\"}".formatted(key, secret);

        assertThat(service.reason("POST", "/v1.0/oauth2/accessToken", body)).isEqualTo(reason);
    }

    @Test
    void aSuccessHasNoReason() {
        assertThat(service.reason("GET", CALENDAR, "")).isNull();
    }

    @Test
    void theJournalKnowsWhoHasRejectedTheCall() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start().acceptToken("token")) {
            TestClient client = new TestClient(dingtalk);
            dingtalk.next(EmulatedResponse.error(ServiceError.SERVICE_BUSY));
            client.list("token");
            dingtalk.throttle(1);
            client.list("token");
            client.list("token");
            dingtalk.blockFor(Duration.ofHours(1));
            client.list("token");
            dingtalk.calm().intercept(request -> EmulatedResponse.status(500));
            client.list("token");
            dingtalk.calm();
            client.list("unknown");
            client.list(null);

            assertThat(dingtalk.service().journal().newest(7).stream().map(Journal.Entry::reason))
                    .satisfiesExactly(
                            reason -> assertThat(reason).contains("x-acs-dingtalk-access-token is missing"),
                            reason -> assertThat(reason).contains("was not issued by this emulator"),
                            reason -> assertThat(reason).contains("passed to intercept"),
                            reason -> assertThat(reason).contains("blocked until"),
                            reason -> assertThat(reason).contains("limit of calls a second"),
                            reason -> assertThat(reason).isNull(),
                            reason -> assertThat(reason).contains("A test or the page"));
        }
    }

    @Test
    void noRejectionWithAPlaceholderForItsMessageLacksAReason() throws Exception {
        Pattern withoutReason = Pattern.compile(
                "(new ServiceErrorException\\(|require\\([^;]*)ServiceError\\.(FORWARDED|ITEM_NOT_FOUND)\\);");
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            files = all.filter(Files::isRegularFile).toList();
        }

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContainPattern(withoutReason));
    }
}
