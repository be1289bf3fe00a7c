// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;

/** Shows the page of a new emulator in Chromium during each test. Accepts the token "token". */
class ShownEmulator implements BeforeEachCallback, AfterEachCallback {

    static final String CALENDAR = "/v1.0/calendar/users/author/subscribedCalendars/calendar-1";
    static final String LIST = "/v1.0/calendar/users/author/calendars";

    private final Consumer<DingTalkEmulator> data;
    private final String part;
    private final String text;

    DingTalkEmulator dingtalk;
    Chromium chromium;

    /** With an app of each type, a user and a calendar. */
    ShownEmulator() {
        this(ShownEmulator::putAppsAndCalendar, "#calendars", "Holidays");
    }

    /**
     * @param data puts the data
     * @param part the part of the page that shows the text when the page is ready
     */
    ShownEmulator(Consumer<DingTalkEmulator> data, String part, String text) {
        this.data = data;
        this.part = part;
        this.text = text;
    }

    private static void putAppsAndCalendar(DingTalkEmulator emulator) {
        emulator.putInternalApp("app", "the-secret")
                .putEnterpriseApp("suite", "suite-secret", "the-ticket", Set.of("dingcorp"))
                .putPersonalApp("personal", "personal-secret")
                .putUser("author", Set.of("dingcorp"), Set.of())
                .put(new EmulatedCalendar(
                        "calendar-1",
                        "author",
                        "Holidays",
                        "Days off",
                        List.of(),
                        new EmulatedCalendar.SubscribeScope(List.of("author"), List.of(), List.of("dingcorp"))));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        dingtalk = DingTalkEmulator.start().acceptToken("token");
        data.accept(dingtalk);
        chromium = Chromium.open(dingtalk.baseUri());
        chromium.untilText(part, text);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        dingtalk.close();
    }

    /** Calls the API with a valid token, and returns the status. */
    int call(String method, String path, String body) throws IOException, InterruptedException {
        return call("token", method, path, body).statusCode();
    }

    HttpResponse<String> call(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + path))
                .header("x-acs-dingtalk-access-token", token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Clicks the button with this key. The key is the same in each language. */
    void click(String key) {
        chromium.element("[data-key='" + key + "']").click();
    }

    /** Clicks in the middle of the window, because the strip at its top covers what is below it. */
    void clickId(String id) {
        scrollTo("#" + id);
        chromium.element("#" + id).click();
    }

    void choose(String select, String value) {
        chromium.element("#" + select + " option[value='" + value + "']").click();
    }

    void set(String form, String field, String value) {
        var input = chromium.element("#" + form + " [name=" + field + "]");
        input.clear();
        input.sendKeys(value);
    }

    void clickSave() {
        chromium.element("#calendarForm [type=submit]").click();
    }

    /** Whether the element is shown. */
    boolean shows(String selector) {
        return chromium.driver().findElements(By.cssSelector(selector)).stream().anyMatch(e -> e.isDisplayed());
    }

    /** The key of the button that has the focus. */
    String focusedKey() {
        return chromium.driver().switchTo().activeElement().getDomAttribute("data-key");
    }

    private void scrollTo(String selector) {
        chromium.driver()
                .executeScript("arguments[0].scrollIntoView({ block: 'center' });", chromium.element(selector));
    }

    /** Takes pictures of the top of the page. */
    void screenshots(String name) throws IOException {
        screenshots(name, "h1");
    }

    /** Takes pictures of a part of the page in a wide window and on a phone, in the light and in the dark. */
    void screenshots(String name, String part) throws IOException {
        screenshot(name, part);
        chromium.becomePhone(390);
        screenshot(name + "-phone", part);
        chromium.becomeDark();
        screenshot(name + "-phone-dark", part);
        chromium.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        screenshot(name + "-dark", part);
        chromium.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    private void screenshot(String name, String part) throws IOException {
        assertThat(chromium.overflow()).isZero();
        scrollTo(part);
        chromium.screenshot(name + ".png");
    }
}
