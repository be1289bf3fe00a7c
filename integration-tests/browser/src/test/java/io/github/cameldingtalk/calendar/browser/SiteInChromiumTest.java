// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** The site of the documentation, opened as files, as the module docs has made it. */
class SiteInChromiumTest {

    private static final Path SITE =
            Path.of("../../docs/target/site").toAbsolutePath().normalize();

    private Chromium chromium;

    @BeforeEach
    void open() {
        chromium = Chromium.open(uri("en/index.html"));
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void noPageIsWiderThanADesktopOrAPhone() throws IOException {
        for (boolean phone : new boolean[] {false, true}) {
            if (phone) {
                chromium.becomePhone(390);
                chromium.becomeDark();
            }
            for (String page : pages()) {
                chromium.driver().get(uri(page));
                assertThat(chromium.overflow()).as("%s, phone: %s", page, phone).isZero();
            }
        }
        assertThat(chromium.driver().manage().logs().get(LogType.BROWSER).getAll())
                .noneMatch(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue());
    }

    @Test
    void theSearchFindsAHeadingInBothLanguages() {
        for (String[] page : new String[][] {{"en", "throttling"}, {"zh-CN", "限流"}}) {
            chromium.driver().get(uri(page[0] + "/index.html"));
            WebElement search = chromium.element("#search");
            search.click();
            search.sendKeys(page[1]);

            String found = chromium.until(browser -> {
                List<WebElement> links = browser.findElements(By.cssSelector("#found a"));
                return links.isEmpty() ? null : links.get(0).getDomProperty("href");
            });
            assertThat(found).contains("/" + page[0] + "/");
        }
    }

    @Test
    void aTabShowsItsLanguageAndTheButtonChangesTheColors() {
        chromium.driver().get(uri("en/recipes.html"));
        List<WebElement> tabs = chromium.driver().findElements(By.cssSelector(".tablist button"));
        List<WebElement> panels = chromium.driver().findElements(By.cssSelector(".tabs dd"));
        assertThat(panels.get(1).isDisplayed()).isFalse();

        tabs.get(1).click();
        String light = chromium.element("body").getCssValue("background-color");
        chromium.element("#theme").click();

        assertThat(panels.get(0).isDisplayed()).isFalse();
        assertThat(panels.get(1).isDisplayed()).isTrue();
        assertThat(chromium.element("body").getCssValue("background-color")).isNotEqualTo(light);
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> SITE.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String uri(String page) {
        return SITE.resolve(page).toUri().toString();
    }
}
