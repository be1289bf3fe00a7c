// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

@Timeout(300)
class EmulatorPageInChromiumTest {

    private static final String MARKUP = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>";

    @TempDir
    static Path profile;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken("token")
            .putInternalApp("app", "secret")
            .putUser("author", Set.of("dingcorp"), Set.of())
            .put(new EmulatedCalendar(
                    "calendar-1",
                    "author",
                    "中国传统日历",
                    MARKUP,
                    List.of("manager"),
                    new EmulatedCalendar.SubscribeScope(List.of("author"), List.of("cidgroup"), List.of("dingcorp"))));
    private Chromium chromium;

    @BeforeEach
    void openThePage() {
        chromium = Chromium.open(dingtalk.baseUri(), profile.resolve(Long.toString(System.nanoTime())));
        chromium.until(
                page -> !page.findElements(By.cssSelector("#calendars .card")).isEmpty());
    }

    @AfterEach
    void close() {
        chromium.close();
        dingtalk.close();
    }

    @Test
    void itShowsTheCalendarsTheirScopesAndSubscribers() throws Exception {
        call("POST", "/v1.0/calendar/users/author/calendars/calendar-1/subscribe", "");

        String calendar = chromium.untilText("#calendars", "Subscribers");

        assertThat(calendar)
                .contains("中国传统日历", "calendar-1", "author", "manager", "cidgroup", "dingcorp")
                .containsSubsequence("Subscribers", "author");
        chromium.screenshot("page.png");
    }

    @Test
    void itShowsWhatComesWithoutBeingAskedAgain() throws Exception {
        // With the seconds of a token, the page would change under the click.
        dingtalk.clock(InstantSource.fixed(Instant.now()));
        call("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}");
        call("GET", "/v1.0/calendar/users/author/calendars", "");

        String requests = chromium.untilText("#requests", "GET /v1.0/calendar/users/author/calendars");
        assertThat(requests).contains("POST /v1.0/oauth2/accessToken");
        String tokens = chromium.untilText("#tokens", "app");
        assertThat(tokens).contains("min left");

        WebElement newest = chromium.driver().findElement(By.cssSelector("#requests details"));
        newest.findElement(By.tagName("summary")).click();
        assertThat(newest.getText()).contains("\"type\":\"primary\"");
    }

    @Test
    void markupFromOutsideStaysText() throws Exception {
        call(
                "PUT",
                "/v1.0/calendar/users/author/subscribedCalendars/calendar-1",
                "{\"name\":\"<script>alert(1)</script>\"}");

        String shown = chromium.untilText("#calendars", "<script>alert(1)</script>");

        assertThat(shown).contains(MARKUP);
        assertThat(chromium.driver().getTitle()).isEqualTo("DingTalk emulator");
        assertThat(chromium.driver().findElements(By.cssSelector("#calendars img, #calendars b, #calendars script")))
                .isEmpty();
    }

    @Test
    void itFitsAPhone() throws Exception {
        call("PUT", "/v1.0/calendar/users/" + "x".repeat(300) + "/subscribedCalendars/calendar-1", "{}");
        chromium.untilText("#requests", "PUT");
        chromium.becomePhone(375);

        assertThat(chromium.overflow()).isZero();
        chromium.screenshot("phone.png");
    }

    @Test
    void itSaysWhenTheEmulatorIsGone() {
        dingtalk.close();

        chromium.until(page -> page.findElement(By.id("offline")).isDisplayed());
    }

    @Test
    void theConsoleHasNoComplaints() {
        assertThat(chromium.driver().manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> !entry.getMessage().contains("favicon"))
                .isEmpty();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + path))
                .header("x-acs-dingtalk-access-token", "token")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
