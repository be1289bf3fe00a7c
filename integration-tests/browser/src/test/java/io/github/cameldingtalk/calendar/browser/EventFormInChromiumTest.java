// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import io.github.cameldingtalk.calendar.emulator.EventRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

class EventFormInChromiumTest {

    @RegisterExtension
    final MonthPage page = new MonthPage();

    @Test
    void anEventIsAddedChangedAndDeletedWithoutARequestToTheApi(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal.jsonl");
        page.dingtalk.journal(journal);

        clickTheDate("May 14");
        page.set("lastDay", "2026-05-15");
        page.type("Offsite", Keys.ENTER);
        page.untilOn("Offsite", "14", "15");
        EmulatedEvent added = added();
        assertThat(added.summary()).isEqualTo("Offsite");
        assertThat(added.fields().get("end")).isEqualTo(Map.of("date", "2026-05-16"));

        page.openOn("14", "Offsite");
        page.type(Keys.HOME, "Long ");
        page.chromium.element("[name=allDay]").click();
        page.set("start", "2026-06-02T09:30");
        page.set("end", "2026-06-02T17:00");
        page.choose("eventForm [name=zone]", "Europe/Berlin");
        page.screenshots("form");
        page.chromium.click("#event", "Save");
        page.chromium.untilText("#monthName", "June 2026");
        page.untilOn("09:30 Long Offsite Europe/Berlin", "2");
        assertThat(added().fields().get("start"))
                .isEqualTo(Map.of("dateTime", "2026-06-02T09:30:00+02:00", "timeZone", "Europe/Berlin"));

        page.openOn("2", "Offsite");
        page.chromium.click("#event", "Delete");
        page.untilOn("Offsite");
        assertThat(page.dingtalk.event(added.eventId()).orElseThrow().isCancelled())
                .isTrue();
        assertThat(page.dingtalk.requests()).isEmpty();
        assertThat(Files.readString(journal)).isEmpty();
    }

    @Test
    void aSeriesIsChangedAsAWhole() {
        page.openOn("18", "Team meeting");
        assertThat(page.chromium.element("#ofSeries").isDisplayed()).isTrue();
        assertThat(page.chromium.element("[name=start]").getDomProperty("value"))
                .isEqualTo("2026-05-04T10:00");
        page.type(Keys.END, " of all");
        page.chromium.click("#event", "Save");

        page.untilOn("Team meeting of all", "4", "11", "18", "25");
        Map<String, Object> fields =
                page.dingtalk.event("meeting").orElseThrow().fields();
        assertThat(fields).containsKey("recurrence");
        assertThat(fields.get("start"))
                .isEqualTo(Map.of("dateTime", "2026-05-04T10:00:00+08:00", "timeZone", "Asia/Shanghai"));
    }

    @Test
    void theErrorOfTheApiIsShownAndTheFormStaysOpen() {
        page.clickId("add");
        page.chromium.click("#event", "Save");
        page.chromium.untilText("#eventError", "400 invalidParameter: Event summary cannot be blank");
        page.type("x");
        page.set("firstDay", "");
        page.chromium.click("#event", "Save");
        page.chromium.untilText("#eventError", "400 invalidParameter: Event start time not set.");
        page.type(Keys.ESCAPE);
        page.chromium.until(driver -> !driver.findElement(By.id("event")).isDisplayed());
    }

    @Test
    void theRulesOfTheEmulatorDecideWhetherASubscriptionCalendarIsWritable() {
        page.choose("calendar", "calendar-1");
        page.clickId("add");
        page.type("Another fair", Keys.ENTER);
        page.chromium.untilText("#eventError", "calendar type invalid");

        page.dingtalk.rules(EventRules.DEFAULT.withSubscribedIsWritable(true));
        page.chromium.click("#event", "Save");
        page.untilOn("Another fair", "20");
    }

    @Test
    void theKeyboardReturnsToTheDayWhoseButtonOpenedTheForm() {
        clickTheDate("May 14");
        assertThat(focused("name")).isEqualTo("summary");
        page.dingtalk.put(EmulatedEvent.allDay("news", "author", "News", MonthPage.day(14), MonthPage.day(15)));
        page.untilOn("News", "14");
        page.type(Keys.ESCAPE);

        page.chromium.until(driver -> "2026-05-14".equals(focused("data-key")));
    }

    private String focused(String attribute) {
        return page.chromium.driver().switchTo().activeElement().getDomAttribute(attribute);
    }

    private void clickTheDate(String date) {
        page.chromium
                .element("#month li:not(.other) .date[aria-label*='" + date + "']")
                .click();
    }

    private EmulatedEvent added() {
        List<EmulatedEvent> events = page.dingtalk.events("author");
        return events.get(events.size() - 1);
    }
}
