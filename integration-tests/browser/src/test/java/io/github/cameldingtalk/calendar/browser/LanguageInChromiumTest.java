// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

class LanguageInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void theWholePageIsInTheChosenLanguage() throws Exception {
        assertThat(page.chromium.element("h1").getText()).isEqualTo("DingTalk emulator");
        page.screenshots("english");

        page.clickId("language");

        assertThat(page.chromium.element("h1").getText()).isEqualTo("钉钉日历模拟器");
        assertThat(page.chromium.element("html").getDomAttribute("lang")).isEqualTo("zh-CN");
        assertThat(page.chromium.element("body").getText())
                .contains("订阅日历", "模拟故障", "访问凭证", "不可重试")
                .doesNotContain("Cause a failure", "not retryable");
        for (var labelled : page.chromium.driver().findElements(By.cssSelector("[data-text]"))) {
            assertThat(labelled.getDomProperty("textContent")).doesNotMatch("[a-z][A-Za-z.]*");
        }
        page.screenshots("chinese");
        page.clickId("language");
        assertThat(page.chromium.element("h1").getText()).isEqualTo("DingTalk emulator");
    }

    @Test
    void theLanguageIsRemembered() {
        page.clickId("language");

        page.chromium.driver().navigate().refresh();

        page.chromium.untilText("h1", "钉钉日历模拟器");
        page.chromium.untilText("#status", "一切正常");
    }

    @Test
    void theFirstLanguageIsThatOfTheBrowser() {
        String agent = (String) page.chromium.driver().executeScript("return navigator.userAgent;");
        page.chromium
                .driver()
                .executeCdpCommand(
                        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", "zh-CN"));

        page.chromium.driver().navigate().refresh();

        page.chromium.untilText("h1", "钉钉日历模拟器");
    }
}
