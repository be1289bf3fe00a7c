// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

class TroubleInChromiumTest {

    @RegisterExtension
    final ShownEmulator page = new ShownEmulator();

    @Test
    void theTopOfThePageSaysThatNothingIsDisturbed() {
        assertThat(page.chromium.element("#status").getText()).isEqualTo("All calm. The API responds normally.");
        assertThat(page.shows("#calm")).isFalse();
    }

    @Test
    void whatIsSwitchedOnIsAtTheTopAndIsEndedByOneClick() throws Exception {
        page.click("error SERVICE_BUSY");
        page.click("error SERVICE_BUSY");
        page.click("latency 1000");
        page.chromium.untilText("#troubles", "next 2 responses: 503 serviceBusy: service busy");
        page.chromium.untilText("#troubles", "each response 1000 ms later");
        assertThat(page.chromium.element("#status").getText()).isEqualTo("Disturbed on purpose:");
        page.screenshots("trouble");

        page.chromium
                .element("#troubles [aria-label='Switch off: next 2 responses: 503 serviceBusy: service busy']")
                .click();
        page.chromium.until(driver -> !troubles().contains("serviceBusy"));
        page.chromium.element("#troubles button").click();
        page.chromium.untilText("#status", "All calm");
        assertThat(page.call("GET", ShownEmulator.LIST, "")).isEqualTo(200);
    }

    @Test
    void whatATestHasSwitchedOnIsShownAndEndedToo() throws Exception {
        page.dingtalk.always(ApiOperation.LIST, EmulatedResponse.error(ServiceError.SERVICE_BUSY));
        page.dingtalk.intercept(request -> null);
        page.dingtalk.throttle(20).callsPerMonth(5_000);

        page.chromium.untilText("#troubles", "every response of listSubscribed: 503 serviceBusy");
        assertThat(troubles())
                .contains("a function of a test", "at most 20 calls a second", "at most 5000 calls a month");
        for (int left = 4; left > 0; left--) {
            int expected = left - 1;
            page.chromium.element("#troubles button").click();
            page.chromium.until(driver ->
                    driver.findElements(By.cssSelector("#troubles li")).size() == expected);
        }
        assertThat(page.call("GET", ShownEmulator.LIST, "")).isEqualTo(200);
    }

    @Test
    void allTroublesAreEndedByOneClick() throws Exception {
        page.click("fault TRICKLE");
        page.click("blockFor 300");
        page.chromium.untilText("#troubles", "address blocked for");

        page.clickId("calm");

        page.chromium.untilText("#status", "All calm");
        assertThat(page.call("GET", ShownEmulator.LIST, "")).isEqualTo(200);
    }

    @Test
    void aClickOnAnErrorDecidesAboutTheNextRequestOnly() throws Exception {
        page.click("error SERVICE_BUSY");
        page.chromium.untilText("#troubles", "serviceBusy");

        assertThat(page.call("GET", ShownEmulator.LIST, "")).isEqualTo(503);
        assertThat(page.call("GET", ShownEmulator.LIST, "")).isEqualTo(200);
        page.chromium.untilText("#status", "All calm");
    }

    @Test
    void everyFailureHasAButtonInAGroupThatSaysWhatTheComponentMakesOfIt() {
        assertThat(page.chromium.driver().findElements(By.cssSelector("#failures [data-key^='error ']")))
                .hasSize(ServiceError.values().length);
        assertThat(page.chromium.driver().findElements(By.cssSelector("#failures [data-key^='fault ']")))
                .hasSize(ConnectionFault.values().length);
        assertThat(page.chromium
                        .element(".group:has([data-key='error QPS_LIMIT_FOR_API'])")
                        .getText())
                .containsSubsequence("Too many calls", "retryable", "DingTalkThrottledException", "getRetryAfter()");
        assertThat(page.chromium.element("[data-key='fault GARBAGE']").getDomProperty("textContent"))
                .contains("DingTalkUnexpectedResponseException, not retryable");
    }

    @Test
    void theKeyboardStaysOnAButtonThatIsDrawnAgain() {
        page.click("error SERVICE_BUSY");
        page.click("latency 1000");
        page.chromium.untilText("#troubles", "each response");
        page.chromium.driver().executeScript("document.querySelector('#troubles li:last-child button').focus();");
        String key = page.focusedKey();

        page.dingtalk.throttle(20);
        page.chromium.untilText("#troubles", "at most 20 calls a second");

        assertThat(page.focusedKey()).isEqualTo(key).startsWith("end LATENCY");
    }

    private String troubles() {
        return page.chromium.element("#troubles").getText();
    }
}
