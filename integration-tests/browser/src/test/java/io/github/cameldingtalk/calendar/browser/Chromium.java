// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, which shows one page in English. */
final class Chromium implements AutoCloseable {

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens a page in a Chromium with a new profile, which is deleted at the end. */
    static Chromium open(String uri) {
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
                "--lang=en");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                        .build(),
                options);
        driver.manage().window().setSize(new Dimension(1280, 900));
        driver.get(uri);
        return new Chromium(driver);
    }

    ChromeDriver driver() {
        return driver;
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /**
     * Waits until the condition has a value that is neither false nor {@code null}. The page may redraw an element while the
     * condition reads it.
     */
    <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, Duration.ofMinutes(1))
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /** Waits until the element has this text, and returns its whole text. */
    String untilText(String selector, String expected) {
        return until(page -> {
            String text = page.findElement(By.cssSelector(selector)).getText();
            return text.contains(expected) ? text : null;
        });
    }

    void click(String where, String label) {
        driver.findElements(By.cssSelector(where + " button")).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .click();
    }

    void becomePhone(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 2, "mobile", true));
    }

    void becomeDark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", new Object[] {Map.of("name", "prefers-color-scheme", "value", "dark")}));
    }

    /** By how many pixels the page is wider than the window. */
    long overflow() {
        return (Long) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
    }

    void screenshot(String name) throws IOException {
        Files.write(Path.of("target", name), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
