// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

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
    private ChromeDriver chromium;

    @BeforeEach
    void openThePage() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--user-data-dir=" + profile.resolve(Long.toString(System.nanoTime())));
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        chromium = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                        .build(),
                options);
        chromium.manage().window().setSize(new Dimension(1100, 900));
        chromium.get(dingtalk.baseUri());
        until(page -> !page.findElements(By.cssSelector("#calendars .card")).isEmpty());
    }

    @AfterEach
    void close() {
        chromium.quit();
        dingtalk.close();
    }

    @Test
    void itShowsTheCalendarsTheirScopesAndSubscribers() throws Exception {
        call("POST", "/v1.0/calendar/users/author/calendars/calendar-1/subscribe", "");

        String calendar = until(page -> textWith(page, "#calendars", "subscribers"));

        assertThat(calendar)
                .contains("中国传统日历", "calendar-1", "author", "manager", "cidgroup", "dingcorp")
                .containsSubsequence("subscribers", "author");
        screenshot("page.png");
    }

    @Test
    void itShowsWhatComesWithoutBeingAskedAgain() throws Exception {
        // With the seconds of a token, the page would change under the click.
        dingtalk.clock(InstantSource.fixed(Instant.now()));
        call("POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"secret\"}");
        call("GET", "/v1.0/calendar/users/author/calendars", "");

        String requests = until(page -> textWith(page, "#requests", "200 GET /v1.0/calendar/users/author/calendars"));
        assertThat(requests).contains("200 POST /v1.0/oauth2/accessToken");
        String tokens = until(page -> textWith(page, "#tokens", "app"));
        assertThat(tokens).contains("s left");

        WebElement newest = chromium.findElement(By.cssSelector("#requests details"));
        newest.findElement(By.tagName("summary")).click();
        assertThat(newest.getText()).contains("\"type\":\"primary\"");
    }

    @Test
    void markupFromOutsideStaysText() throws Exception {
        call(
                "PUT",
                "/v1.0/calendar/users/author/subscribedCalendars/calendar-1",
                "{\"name\":\"<script>alert(1)</script>\"}");

        String shown = until(page -> textWith(page, "#calendars", "<script>alert(1)</script>"));

        assertThat(shown).contains(MARKUP);
        assertThat(chromium.getTitle()).isEqualTo("DingTalk emulator");
        assertThat(chromium.findElements(By.cssSelector("#calendars img, #calendars b, #calendars script")))
                .isEmpty();
    }

    @Test
    void aFailureIsCausedByAClick() throws Exception {
        click("#errors", "503 serviceBusy: service busy");
        until(page -> textWith(page, "#waiting", "1"));

        assertThat(call("GET", "/v1.0/calendar/users/author/calendars", "").statusCode())
                .isEqualTo(503);
        assertThat(call("GET", "/v1.0/calendar/users/author/calendars", "").statusCode())
                .isEqualTo(200);
        until(page -> textWith(page, "#requests", "503"));
    }

    @Test
    void everyFailureHasAButton() {
        assertThat(chromium.findElements(By.cssSelector("#errors button")))
                .hasSize(io.github.cameldingtalk.calendar.emulator.ServiceError.values().length);
        assertThat(chromium.findElements(By.cssSelector("#faults button")))
                .hasSize(io.github.cameldingtalk.calendar.emulator.ConnectionFault.values().length);
        for (String id : List.of("gateway", "block", "blockFor", "throttle", "latency", "revoke", "calm")) {
            chromium.findElement(By.id(id)).click();
        }
        until(page -> textWith(page, "#waiting", "0"));
    }

    @Test
    void itSpeaksEnglishAndChinese() {
        assertThat(chromium.findElement(By.tagName("h1")).getText()).isEqualTo("DingTalk emulator");

        chromium.findElement(By.id("language")).click();

        assertThat(chromium.findElement(By.tagName("h1")).getText()).isEqualTo("钉钉模拟器");
        assertThat(chromium.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("zh");
        assertThat(chromium.findElement(By.tagName("body")).getText())
                .contains("订阅日历", "制造故障")
                .doesNotContain("Cause a failure");
        chromium.findElement(By.id("language")).click();
        assertThat(chromium.findElement(By.tagName("h1")).getText()).isEqualTo("DingTalk emulator");
    }

    @Test
    void itFitsAPhone() throws Exception {
        call("PUT", "/v1.0/calendar/users/" + "x".repeat(300) + "/subscribedCalendars/calendar-1", "{}");
        until(page -> textWith(page, "#requests", "PUT"));
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", 375, "height", 800, "deviceScaleFactor", 2, "mobile", true));

        long overflow = (Long) chromium.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth;");

        assertThat(overflow).isZero();
        screenshot("phone.png");
    }

    @Test
    void itSaysWhenTheEmulatorIsGone() {
        dingtalk.close();

        until(page -> page.findElement(By.id("offline")).isDisplayed());
    }

    @Test
    void theConsoleHasNoComplaints() {
        assertThat(chromium.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> !entry.getMessage().contains("favicon"))
                .isEmpty();
    }

    private <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(chromium, Duration.ofMinutes(1)).until(condition);
    }

    private static String textWith(WebDriver page, String where, String expected) {
        String text = page.findElement(By.cssSelector(where)).getText();
        return text.contains(expected) ? text : null;
    }

    private void click(String where, String label) {
        chromium.findElements(By.cssSelector(where + " button")).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + path))
                .header("x-acs-dingtalk-access-token", "token")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void screenshot(String name) throws Exception {
        Files.write(Path.of("target", name), chromium.getScreenshotAs(OutputType.BYTES));
    }
}
