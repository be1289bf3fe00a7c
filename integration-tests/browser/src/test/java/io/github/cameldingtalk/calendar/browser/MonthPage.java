// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.By;

/** The page of an emulator with some events, on May 20, 2026. */
final class MonthPage extends ShownEmulator {

    MonthPage() {
        super(MonthPage::putEvents, "#month", "Labor Day");
    }

    private static void putEvents(DingTalkEmulator emulator) {
        emulator.clock(InstantSource.fixed(Instant.parse("2026-05-20T02:00:00Z")))
                .putUser("author", Set.of(), Set.of())
                .putUser("reader", Set.of(), Set.of())
                .put(EmulatedCalendar.of("calendar-1", "author"))
                .put(EmulatedEvent.allDay("holiday", "author", "Labor Day", day(1), day(4)))
                .put(EmulatedEvent.timed("late", "author", "Release", time(5, "23:00"), time(7, "00:00")))
                .put(EmulatedEvent.timed("meeting", "author", "Team meeting", time(4, "10:00"), time(4, "10:30"))
                        .with(
                                "recurrence",
                                Map.of("pattern", Map.of("type", "weekly"), "range", Map.of("type", "noEnd"))))
                .put(EmulatedEvent.timed(
                        "berlin",
                        "author",
                        "Call with Berlin",
                        ZonedDateTime.parse("2026-05-12T09:00+02:00[Europe/Berlin]"),
                        ZonedDateTime.parse("2026-05-12T10:00+02:00[Europe/Berlin]")))
                .put(EmulatedEvent.allDay("fair", "author", "Trade fair", day(28), day(30))
                        .in("calendar-1"));
    }

    /** Waits until the event is shown on these days of the month, and on no other one. */
    void untilOn(String summary, String... days) {
        chromium.until(page -> daysWith(summary).equals(List.of(days)));
    }

    /** The days of the shown month with an event that contains the text. Read at once, because the page may redraw the month. */
    @SuppressWarnings("unchecked")
    List<String> daysWith(String text) {
        return (List<String>) chromium.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#month > li:not(.other)')]"
                                + ".filter(day => [...day.querySelectorAll('.event')].some(event => event.textContent.includes(arguments[0])))"
                                + ".map(day => day.querySelector('.date').lastChild.textContent);",
                        text);
    }

    /** The keys that a date needs depend on the language of the browser. */
    void set(String name, String value) {
        chromium.driver()
                .executeScript(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'));",
                        chromium.element("[name=" + name + "]"),
                        value);
    }

    void openOn(String day, String summary) {
        chromium.driver().findElements(By.cssSelector("#month > li:not(.other)")).stream()
                .filter(item -> item.findElement(By.className("date")).getText().equals(day))
                .flatMap(item -> item.findElements(By.className("event")).stream())
                .filter(event -> event.getText().contains(summary))
                .findFirst()
                .orElseThrow()
                .click();
        chromium.until(page -> page.findElement(By.id("event")).isDisplayed());
    }

    void type(CharSequence... summary) {
        chromium.element("[name=summary]").sendKeys(summary);
    }

    static LocalDate day(int day) {
        return LocalDate.of(2026, 5, day);
    }

    private static ZonedDateTime time(int day, String time) {
        return ZonedDateTime.parse("2026-05-0" + day + "T" + time + "+08:00[Asia/Shanghai]");
    }
}
