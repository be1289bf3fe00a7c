// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** Apps and users with odd ids, several pages, an emulator that goes and comes back, and a person without a mouse. */
class OddDataInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void anyIdIsShownAsItIsAndCanBeDeleted() {
        for (String id : List.of(
                "<img src=x onerror=\"document.title='broken in'\">",
                "\"'`;$HOME\\",
                "a/b?c=d&e#f%2e",
                "__proto__",
                "{0} 日历")) {
            addUser(id);
            page.chromium.untilText("#users", id);

            assertThat(page.chromium.driver().getTitle()).isEqualTo("DingTalk emulator");
            assertThat(page.chromium.driver().findElements(By.cssSelector("#users img")))
                    .isEmpty();
            page.chromium.element("#users .card:last-child button").click();
            assertThat(page.chromium.element("#removalTitle").getText()).isEqualTo("Delete " + id);
            page.chromium.element("#removalForm [type=submit]").click();
            page.chromium.until(driver -> users() == 1);
        }
    }

    @Test
    void aVeryLongIdFitsAPhoneAndALongerOneIsRejected() throws Exception {
        String id = "x".repeat(1_000);
        page.dingtalk.putInternalApp(id, "secret").putUser(id, Set.of(id), Set.of());
        page.chromium.until(driver -> users() == 2);
        page.choose("app", id);
        page.screenshots("long", "#apps");

        paste(id + "x");
        page.chromium.untilText("#userForm-unionId", "Enter at most 1,000 characters.");
        assertThat(users()).isEqualTo(2);
    }

    @Test
    void anInvisibleCharacterThatWasPastedIsRejectedAndBlanksAroundAnIdAreLeftOut() {
        paste("ann\u200b");
        page.chromium.untilText("#userForm-unionId", "Remove the invisible characters");

        page.set("userForm", "unionId", "  ann ");
        page.chromium.element("#userForm [type=submit]").click();
        page.chromium.until(driver -> users() == 2);
        assertThat(page.shows("[data-key='remove User ann']")).isTrue();
    }

    @Test
    void whatASecondTabHasAddedOrDeletedIsNoSurprise() {
        String first = page.chromium.driver().getWindowHandle();
        page.click("remove App app");
        page.chromium.driver().switchTo().newWindow(WindowType.TAB);
        page.chromium.driver().get(page.dingtalk.baseUri());
        page.chromium.untilText("#apps", "personal");
        page.click("remove App app");
        page.chromium.element("#removalForm [type=submit]").click();
        page.chromium.until(driver -> !page.shows("[data-key='remove App app']"));

        page.chromium.driver().switchTo().window(first);
        page.chromium.element("#removalForm [type=submit]").click();

        page.chromium.until(driver -> !page.shows("#removalDialog"));
        page.chromium.until(driver -> !page.shows("[data-key='remove App app']"));
    }

    @Test
    void aFormSaysThatTheEmulatorIsGoneAndCanBeSentWhenItIsBack() {
        page.clickId("addUser");
        page.set("userForm", "unionId", "ann");
        page.dingtalk.refuseConnections(true);
        page.chromium.element("#userForm [type=submit]").click();
        page.chromium.untilText("#userFormError", "The emulator does not respond.");

        page.dingtalk.refuseConnections(false);
        page.chromium.element("#userForm [type=submit]").click();
        page.chromium.untilText("#users", "ann");
    }

    @Test
    void noSecretOfAnEarlierEmulatorIsShown() {
        int port = page.dingtalk.port();
        page.clickId("secrets");
        page.chromium.untilText("#lines", "the-secret");
        page.dingtalk.close();

        try (DingTalkEmulator next = DingTalkEmulator.start(port)) {
            next.putInternalApp("app", "another-secret").putUser("ann", Set.of(), Set.of());
            page.chromium.untilText("#users", "ann");

            assertThat(page.chromium.element("#lines").getText()).doesNotContain("secret=the");
            page.clickId("secrets");
            page.chromium.untilText("#lines", "another-secret");
        }
    }

    @Test
    void afterTheBackButtonThePageWorksAndTheSecretsAreHidden() {
        page.clickId("secrets");
        page.chromium.untilText("#lines", "the-secret");
        page.chromium.driver().get(page.dingtalk.baseUri() + "/emulator/state");

        page.chromium.driver().navigate().back();

        page.chromium.untilText("#apps", "personal");
        assertThat(page.chromium.element("#lines").getText()).doesNotContain("the-secret");
        addUser("ann");
        page.chromium.untilText("#users", "ann");
    }

    @Test
    void aPersonWithAKeyboardAddsAndDeletesAUserAndHearsOfIt() {
        page.chromium.driver().executeScript("document.querySelector('#addUser').focus();");
        type(Keys.ENTER);
        type("ann", Keys.TAB, "corp", Keys.ENTER);
        page.chromium.untilText("#users", "corp");
        page.chromium.until(driver -> "addUser".equals(page.focusedKey()));
        assertThat(announced()).isEqualTo("ann was added.");

        type(Keys.TAB, Keys.TAB, Keys.SPACE);
        assertThat(page.chromium.element("#removalTitle").getText()).isEqualTo("Delete ann");
        type(Keys.ENTER);
        page.chromium.until(driver -> "remove User ann".equals(page.focusedKey()));
        type(Keys.SPACE);
        type(Keys.chord(Keys.SHIFT, Keys.TAB), Keys.SPACE);
        page.chromium.until(driver -> users() == 1);
        page.chromium.until(driver -> announced().equals("ann was deleted."));
        page.chromium.until(driver -> "addUser".equals(page.focusedKey()));
    }

    @Test
    void eachFieldAndButtonOfThePageHasANameForAScreenReader() {
        assertThat(page.chromium
                        .driver()
                        .executeScript("return [...document.querySelectorAll('button, input, select, textarea')]"
                                + ".filter((of) => !(of.ariaLabel ?? of.labels?.[0]?.textContent ?? of.textContent).trim()"
                                + " && !of.textContent.trim()).map((of) => of.outerHTML);"))
                .isEqualTo(List.of());
    }

    private void type(CharSequence... keys) {
        for (CharSequence key : keys) {
            page.chromium.driver().switchTo().activeElement().sendKeys(key);
        }
    }

    private String announced() {
        return page.chromium.element("#announce").getDomProperty("textContent");
    }

    private void addUser(String unionId) {
        page.clickId("addUser");
        page.set("userForm", "unionId", unionId);
        page.chromium.element("#userForm [type=submit]").click();
    }

    /** Also what a person cannot type, and at once. */
    private void paste(String unionId) {
        page.clickId("addUser");
        page.chromium
                .driver()
                .executeScript("document.querySelector('#userForm [name=unionId]').value = arguments[0];", unionId);
        page.chromium.element("#userForm [type=submit]").click();
    }

    private int users() {
        return page.chromium
                .driver()
                .findElements(By.cssSelector("#users .card"))
                .size();
    }
}
