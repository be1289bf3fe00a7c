// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

class EmulatorPageInChromiumTest {

    private static final String MARKUP = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>";

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator(
            emulator -> emulator.putInternalApp("app", "secret")
                    .putUser("author", Set.of("dingcorp"), Set.of())
                    .put(new EmulatedCalendar(
                            "calendar-1",
                            "author",
                            "中国传统日历",
                            MARKUP,
                            List.of("manager"),
                            new EmulatedCalendar.SubscribeScope(
                                    List.of("author"), List.of("cidgroup"), List.of("dingcorp")))),
            "#calendars",
            "calendar-1");

    @Test
    void itShowsTheCalendarsTheirScopesAndSubscribers() throws Exception {
        page.call("POST", "/v1.0/calendar/users/author/calendars/calendar-1/subscribe", "");

        String calendar = page.chromium.untilText("#calendars", "Subscribers");

        assertThat(calendar)
                .contains("中国传统日历", "calendar-1", "author", "manager", "cidgroup", "dingcorp")
                .containsSubsequence("Subscribers", "author");
        page.chromium.screenshot("page.png");
    }

    @Test
    void itShowsWhatComesWithoutBeingAskedAgain() throws Exception {
        // With the seconds of a token, the page would change under the click.
        page.dingtalk.clock(InstantSource.fixed(Instant.now()));
        page.call("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}");
        page.call("GET", "/v1.0/calendar/users/author/calendars", "");

        String requests = page.chromium.untilText("#requests", "GET /v1.0/calendar/users/author/calendars");
        assertThat(requests).contains("POST /v1.0/oauth2/accessToken");
        String tokens = page.chromium.untilText("#tokens", "app");
        assertThat(tokens).contains("min left");

        WebElement newest = page.chromium.driver().findElement(By.cssSelector("#requests details"));
        newest.findElement(By.tagName("summary")).click();
        assertThat(newest.getText()).contains("\"type\":\"primary\"");
    }

    @Test
    void markupFromOutsideStaysText() throws Exception {
        page.call(
                "PUT",
                "/v1.0/calendar/users/author/subscribedCalendars/calendar-1",
                "{\"name\":\"<script>alert(1)</script>\"}");

        String shown = page.chromium.untilText("#calendars", "<script>alert(1)</script>");

        assertThat(shown).contains(MARKUP);
        assertThat(page.chromium.driver().getTitle()).isEqualTo("DingTalk emulator");
        assertThat(page.chromium
                        .driver()
                        .findElements(By.cssSelector("#calendars img, #calendars b, #calendars script")))
                .isEmpty();
    }

    @Test
    void itFitsAPhone() throws Exception {
        page.call("PUT", "/v1.0/calendar/users/" + "x".repeat(300) + "/subscribedCalendars/calendar-1", "{}");
        page.chromium.untilText("#requests", "PUT");
        page.chromium.becomePhone(375);

        assertThat(page.chromium.overflow()).isZero();
        page.chromium.screenshot("phone.png");
    }

    @Test
    void itSaysWhenTheEmulatorIsGone() {
        page.dingtalk.close();

        page.chromium.until(driver -> driver.findElement(By.id("offline")).isDisplayed());
    }

    @Test
    void theConsoleHasNoComplaints() {
        assertThat(page.chromium.driver().manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> !entry.getMessage().contains("favicon"))
                .isEmpty();
    }
}
