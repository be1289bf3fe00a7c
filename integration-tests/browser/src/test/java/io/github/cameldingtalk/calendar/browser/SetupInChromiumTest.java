// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SetupInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void theLinesForAnApplicationHaveTheAddressAndTheClientIdButNoSecret() {
        assertThat(lines())
                .contains("camel.component.dingtalk-calendar.base-uri=" + page.dingtalk.baseUri())
                .contains("camel.component.dingtalk-calendar.client-id=app")
                .doesNotContain("the-secret");
        assertThat(page.chromium.driver().getPageSource()).doesNotContain("the-secret", "the-ticket");
    }

    @Test
    void theSecretIsShownOnRequestUntilItIsHidden() {
        page.clickId("secrets");
        page.chromium.untilText("#lines", "client-secret=the-secret");
        assertThat(page.chromium.element("#secrets").getText()).isEqualTo("Hide the secrets");

        page.clickId("secrets");
        page.chromium.until(driver -> !lines().contains("the-secret"));
    }

    @Test
    void theLinesThatAreShownAreCopied() {
        page.chromium
                .driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        page.clickId("copy");
        page.chromium.untilText("#copied", "Copied.");
        assertThat(clipboard()).endsWith("client-id=app\n").doesNotContain("secret");

        page.clickId("secrets");
        page.chromium.untilText("#lines", "the-secret");
        page.clickId("copy");
        page.chromium.until(driver -> clipboard().contains("client-secret=the-secret\n"));
    }

    @Test
    void eachTypeOfAppHasItsOwnLines() {
        page.choose("app", "suite");
        page.chromium.untilText("#lines", "corp-id=dingcorp");
        assertThat(lines()).contains("suite-ticket-supplier=#bean:suiteTicket");
        page.clickId("secrets");
        page.chromium.untilText("#setupHint", "the-ticket");

        page.choose("app", "personal");
        page.chromium.untilText("#lines", "refresh-token=");
        assertThat(lines()).doesNotContain("suite-secret");
        page.clickId("secrets");
        page.chromium.untilText("#lines", "refresh-token=refresh-");
    }

    @Test
    void theLinesForAShellSetTheVariablesOfTheExampleProgram() throws Exception {
        page.choose("way", "shell");
        page.clickId("secrets");
        page.chromium.untilText("#lines", "the-secret");

        assertThat(lines().lines())
                .containsExactly(
                        "unset DINGTALK_ACCESS_TOKEN DINGTALK_SUITE_TICKET DINGTALK_REFRESH_TOKEN_FILE",
                        "export DINGTALK_BASE_URI=" + page.dingtalk.baseUri(),
                        "export DINGTALK_CLIENT_ID=app",
                        "export DINGTALK_CLIENT_SECRET=the-secret",
                        "export DINGTALK_USER_ID=author",
                        "export DINGTALK_CALENDAR_ID=calendar-1");
        page.screenshots("shell");
    }

    @Test
    void theLinesForEachTypeOfAppAreForAShellAndPowerShellToo() {
        page.choose("way", "powerShell");
        page.choose("app", "suite");
        page.clickId("secrets");
        page.chromium.untilText("#lines", "the-ticket");
        assertThat(lines())
                .contains("Remove-Item Env:DINGTALK_ACCESS_TOKEN, Env:DINGTALK_REFRESH_TOKEN_FILE -ErrorAction Ignore")
                .contains("$env:DINGTALK_SUITE_TICKET = 'the-ticket'", "$env:DINGTALK_CORP_ID = 'dingcorp'");

        page.choose("way", "shell");
        page.choose("app", "personal");
        page.clickId("secrets");
        page.chromium.untilText("#lines", "DINGTALK_AUTHORIZATION_CODE=code-");
        assertThat(lines()).contains("export DINGTALK_REFRESH_TOKEN_FILE=refresh-token");
    }

    @Test
    void aQuoteInAnIdIsEscapedInEachForm() {
        page.dingtalk.putUser("it's $HOME ’", Set.of(), Set.of());
        page.choose("way", "shell");
        page.chromium.until(driver -> page.shows("#asUser option[value^=it]"));
        page.chromium.element("#asUser option[value^=it]").click();
        assertThat(lines()).contains("export DINGTALK_USER_ID='it'\\''s $HOME ’'");

        page.choose("way", "powerShell");
        assertThat(lines()).contains("$env:DINGTALK_USER_ID = 'it''s $HOME ’’'");
    }

    private String lines() {
        return page.chromium.element("#lines").getText();
    }

    private String clipboard() {
        return (String) page.chromium.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0]);");
    }
}
