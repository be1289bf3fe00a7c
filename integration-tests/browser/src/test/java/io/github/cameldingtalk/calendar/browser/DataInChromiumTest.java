// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Apps and users that are added and removed on the page. */
class DataInChromiumTest {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("CODE=(\\S+)");

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void eachTypeOfAppThatWasAddedGetsATokenAndUpdatesACalendar(String language) throws Exception {
        speak(language);
        addApp("INTERNAL", Map.of("clientId", "mine", "clientSecret", "my-secret"));
        updatesACalendar("accessToken", "{'appKey':'mine','appSecret':'my-secret'}");

        addApp(
                "ENTERPRISE",
                Map.of("clientId", "suite-2", "clientSecret", "s", "suiteTicket", "t", "corpIds", "corp-1，corp-2"));
        page.chromium.untilText("#apps", "corp-1, corp-2");
        page.screenshots("apps-" + language, "#apps");
        updatesACalendar(
                "corpAccessToken", "{'suiteKey':'suite-2','suiteSecret':'s','suiteTicket':'t','authCorpId':'corp-2'}");

        addApp("PERSONAL", Map.of("clientId", "person", "clientSecret", "p"));
        page.choose("way", "shell");
        page.clickId("secrets");
        Matcher code = CODE.matcher(page.chromium.untilText("#lines", "CODE=code-"));
        assertThat(code.find()).isTrue();
        updatesACalendar(
                "userAccessToken",
                "{'clientId':'person','clientSecret':'p','grantType':'authorization_code','code':'" + code.group(1)
                        + "'}");
    }

    @Test
    void theSecretsOfAnAddedAppAreShownOnRequestOnly() {
        addApp("INTERNAL", Map.of("clientId", "mine", "clientSecret", "my-secret"));
        assertThat(page.chromium.driver().getPageSource()).doesNotContain("my-secret");
        assertThat(page.chromium.element("#app").getDomProperty("value")).isEqualTo("mine");

        page.clickId("secrets");
        page.chromium.untilText("#lines", "client-secret=my-secret");
    }

    @Test
    void aUserWhoWasAddedMayOpenACalendarToItsOrganization() throws Exception {
        page.clickId("addUser");
        page.set("userForm", "unionId", "ann");
        page.set("userForm", "corpIds", "new-corp");
        page.set("userForm", "openConversationIds", "cid==");
        submit("userForm");
        page.chromium.untilText("#users", "ann");
        page.chromium.untilText("#users", "cid==");
        page.screenshots("users", "#users");

        assertThat(page.call(
                        "POST",
                        "/v1.0/calendar/users/ann/subscribedCalendars",
                        "{\"name\":\"New\",\"subscribeScope\":{\"corpIds\":[\"new-corp\"]}}"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Enter a value., 'This id exists already. Enter another one, or delete the entry that has it.'",
        "zh-CN, 请填写此项。, 该 ID 已存在。请换一个，或先删除已有的条目。",
    })
    void aWrongFieldHasASentenceAndTheFocusAndNothingIsAdded(String language, String blank, String exists)
            throws Exception {
        speak(language);
        int apps = apps();
        page.clickId("addApp");
        page.set("appForm", "clientId", " ");
        page.set("appForm", "clientSecret", "my-secret");
        submitWrong("clientId", blank);
        page.set("appForm", "clientId", "app");
        submitWrong("clientId", exists);
        page.screenshots("wrong-" + language);
        page.set("appForm", "clientId", "mine");
        page.set("appForm", "clientSecret", "");
        submitWrong("clientSecret", blank);
        assertThat(page.shows("#appForm-clientId")).isFalse();
        assertThat(apps()).isEqualTo(apps);

        page.set("appForm", "clientSecret", "my-secret");
        submit("appForm");
        page.chromium.until(driver -> apps() == apps + 1);
    }

    private void submitWrong(String field, String sentence) {
        submit("appForm");
        page.chromium.untilText("#appForm-" + field, sentence);
        WebElement focused = page.chromium.driver().switchTo().activeElement();
        assertThat(focused.getDomAttribute("name")).isEqualTo(field);
        assertThat(focused.getDomAttribute("aria-invalid")).isEqualTo("true");
    }

    @Test
    void aRemovedAppIsRejectedWithItsToken() throws Exception {
        String body = page.call(
                        "none", "POST", "/v1.0/oauth2/accessToken", "{\"appKey\":\"app\",\"appSecret\":\"the-secret\"}")
                .body();
        int apps = apps();
        page.click("remove App app");
        page.chromium.untilText("#removalTitle", "Delete app");
        page.screenshots("removal");
        page.clickId("cancelRemoval");
        assertThat(apps()).isEqualTo(apps);

        page.click("remove App app");
        submit("removalForm");
        page.chromium.until(driver -> apps() == apps - 1);

        page.chromium.until(driver -> "addApp".equals(page.focusedKey()));
        assertThat(page.call(token(body), "GET", ShownEmulator.LIST, "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRemovedUserIsUnknown() throws Exception {
        page.click("remove User author");
        submit("removalForm");
        page.chromium.untilText("#users", "None.");

        assertThat(page.call("GET", "/v1.0/calendar/users/author/calendars/primary/events", ""))
                .isEqualTo(400);
        assertThat(page.dingtalk.calendars()).hasSize(1);
    }

    private void speak(String language) {
        if (!language.equals("en")) {
            page.clickId("language");
        }
    }

    private void addApp(String type, Map<String, String> fields) {
        page.clickId("addApp");
        page.choose("appForm [name=type]", type);
        fields.forEach((name, value) -> page.set("appForm", name, value));
        page.chromium.element("#appForm [name=clientSecret]").sendKeys(Keys.ENTER);
        page.chromium.untilText("#apps", fields.get("clientId"));
        page.chromium.until(driver -> !page.shows("#appDialog"));
    }

    private void submit(String form) {
        page.chromium.element("#" + form + " [type=submit]").click();
    }

    /** The number of the apps that the page shows. */
    private int apps() {
        return page.chromium
                .driver()
                .findElements(By.cssSelector("#apps .card"))
                .size();
    }

    private void updatesACalendar(String path, String credentials) throws Exception {
        String response = page.call("none", "POST", "/v1.0/oauth2/" + path, credentials.replace('\'', '"'))
                .body();
        assertThat(page.call(token(response), "PUT", ShownEmulator.CALENDAR, "{\"name\":\"By " + path + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page.dingtalk.calendar("calendar-1").orElseThrow().name()).isEqualTo("By " + path);
    }

    private static String token(String response) {
        Matcher token = TOKEN.matcher(response);
        assertThat(token.find()).as(response).isTrue();
        return token.group(1);
    }
}
