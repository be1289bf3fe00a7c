// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class CalendarsInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void aCalendarIsMadeEditedAndRemovedWithoutARequestToTheApi() {
        page.clickId("addCalendar");
        page.set("calendarForm", "name", "Team days");
        page.set("calendarForm", "managers", "ann, ben");
        page.set("calendarForm", "corpIds", "dingcorp");
        page.clickSave();
        page.chromium.untilText("#calendars", "Team days");
        EmulatedCalendar made = page.dingtalk.calendars().get(1);
        assertThat(made.author()).isEqualTo("author");
        assertThat(made.managers()).containsExactly("ann", "ben");
        assertThat(made.subscribeScope())
                .isEqualTo(new EmulatedCalendar.SubscribeScope(List.of("author"), List.of(), List.of("dingcorp")));

        page.click("calendar " + made.calendarId());
        page.chromium.until(driver -> page.shows("#calendarDialog"));
        page.set("calendarForm", "description", "Days of the team");
        page.set("calendarForm", "managers", "");
        page.clickSave();
        page.chromium.untilText("#calendars", "Days of the team");
        assertThat(page.dingtalk.calendar(made.calendarId()).orElseThrow().managers())
                .isEmpty();

        page.click("calendar " + made.calendarId());
        page.chromium.until(driver -> page.shows("#calendarDialog"));
        page.clickId("removeCalendar");
        page.chromium.until(
                driver -> !page.chromium.element("#calendars").getText().contains("Team days"));
        assertThat(page.dingtalk.calendars()).hasSize(1);
        assertThat(page.dingtalk.requests()).isEmpty();
    }

    @Test
    void theErrorOfTheApiAndItsReasonAreShownAndTheDialogStaysOpen() throws Exception {
        page.click("calendar calendar-1");
        page.chromium.until(driver -> page.shows("#calendarDialog"));
        page.set("calendarForm", "name", "");
        page.clickSave();
        page.chromium.untilText("#calendarError", "400 invalidParameter: calendar name cannot be blank");
        page.set("calendarForm", "name", "Holidays");
        page.set("calendarForm", "corpIds", "other");
        page.clickSave();
        page.chromium.untilText("#calendarError", "current user must in range – The user author belongs to none");
        page.screenshots("calendar");
    }

    @Test
    void theKeyboardReturnsToTheButtonThatOpenedTheDialog() {
        page.click("calendar calendar-1");
        page.chromium.until(driver -> page.shows("#calendarDialog"));
        page.chromium.element("#calendarForm [name=name]").sendKeys(Keys.ESCAPE);

        page.chromium.until(driver -> "calendar calendar-1".equals(page.focusedKey()));
    }
}
