// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
        page.chromium.element("#app option[value=suite]").click();
        page.chromium.untilText("#lines", "corp-id=dingcorp");
        assertThat(lines()).contains("suite-ticket-supplier=#bean:suiteTicket");
        page.clickId("secrets");
        page.chromium.untilText("#setupHint", "the-ticket");

        page.chromium.element("#app option[value=personal]").click();
        page.chromium.untilText("#lines", "refresh-token=");
        assertThat(lines()).doesNotContain("suite-secret");
        page.clickId("secrets");
        page.chromium.untilText("#lines", "refresh-token=refresh-");
    }

    private String lines() {
        return page.chromium.element("#lines").getText();
    }

    private String clipboard() {
        return (String) page.chromium.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0]);");
    }
}
