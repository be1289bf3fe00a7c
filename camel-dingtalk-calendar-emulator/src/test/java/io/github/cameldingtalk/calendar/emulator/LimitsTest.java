// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String TOO_FAST = "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi";
    private static final String SPENT = "Forbidden.AccessDenied.ApiCountLimitForOrg";
    private static final String TOO_FAST_FOR_SUITE = "Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .clock(now::get)
            .putInternalApp("one", "secret")
            .putInternalApp("two", "secret")
            .putEnterpriseApp("suite", "secret", "ticket", Set.of("corp-a", "corp-b"))
            .put(EmulatedCalendar.of("calendar", "author"));
    private final TestClient client = new TestClient(dingtalk);

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void callsAboveTheLimitOfASecondAreRejectedUntilASecondHasPassed() throws Exception {
        String token = client.internalToken("one");
        dingtalk.throttle(20);

        for (int i = 0; i < 20; i++) {
            assertThat(client.list(token)).isEqualTo("200");
        }
        assertThat(client.list(token)).isEqualTo("403 " + TOO_FAST);
        now.set(now.get().plusMillis(999));
        assertThat(client.list(token)).isEqualTo("403 " + TOO_FAST);
        now.set(now.get().plusMillis(1));
        assertThat(client.list(token)).isEqualTo("200");
    }

    @Test
    void theLimitOfASecondIsForEachAppAndEachOperation() throws Exception {
        String one = client.internalToken("one");
        String two = client.internalToken("two");
        dingtalk.throttle(1);

        assertThat(List.of(client.list(one), client.get(one), client.list(two), client.get(two)))
                .containsOnly("200");
        assertThat(List.of(client.list(one), client.get(one), client.list(two), client.get(two)))
                .containsOnly("403 " + TOO_FAST);
    }

    @Test
    void anEnterpriseAppHasALimitForEachOrganization() throws Exception {
        String corpA = client.enterpriseToken("suite", "corp-a");
        String anotherOfCorpA = client.enterpriseToken("suite", "corp-a");
        String corpB = client.enterpriseToken("suite", "corp-b");
        dingtalk.throttle(1);

        assertThat(client.list(corpA)).isEqualTo("200");
        assertThat(client.list(anotherOfCorpA)).isEqualTo("403 " + TOO_FAST_FOR_SUITE);
        assertThat(client.list(corpB)).isEqualTo("200");
    }

    @Test
    void theRequestsOfAnAppForATokenHaveTheLimitToo() throws Exception {
        dingtalk.throttle(1);

        client.internalToken("one");
        client.internalToken("two");

        assertThat(client.post("/v1.0/oauth2/accessToken", "{\"appKey\":\"one\",\"appSecret\":\"secret\"}"))
                .isEqualTo("403 " + TOO_FAST);
        assertThat(client.post("/v1.0/oauth2/accessToken", "{\"appKey\":\"unknown\",\"appSecret\":\"secret\"}"))
                .isEqualTo("400 invalidClientIdOrSecret");
        assertThat(client.post("/v1.0/oauth2/accessToken", "{broken")).isEqualTo("400 invalidParameter");
    }

    @Test
    void aTokenThatTheEmulatorWasToldToAcceptIsAnAppOfItsOwn() throws Exception {
        dingtalk.acceptToken("token-1").acceptToken("token-2").throttle(1);

        assertThat(client.list("token-1")).isEqualTo("200");
        assertThat(client.list("token-1")).isEqualTo("403 " + TOO_FAST);
        assertThat(client.list("token-2")).isEqualTo("200");
    }

    @Test
    void aCallWithoutAnAcceptedTokenHasNoLimitBecauseTheApiRejectsIt() throws Exception {
        dingtalk.throttle(1);

        assertThat(List.of(client.list("wrong"), client.list("wrong"))).containsOnly("400 InvalidAuthentication");
    }

    @Test
    void aRejectedCallDoesNotUseAChosenResponse() throws Exception {
        String token = client.internalToken("one");
        dingtalk.throttle(1);
        client.list(token);
        dingtalk.next(EmulatedResponse.status(501));

        assertThat(client.list(token)).startsWith("403");
        now.set(now.get().plusSeconds(1));
        assertThat(client.list(token)).isEqualTo("501");
    }

    @Test
    void aBlockedAddressGetsTheBlockUntilTheTimeIsOver() throws Exception {
        String token = client.internalToken("one");
        dingtalk.throttle(1).next(EmulatedResponse.status(501)).blockFor(Duration.ofMinutes(5));

        assertThat(client.body("GET", "/v1.0/calendar/users/author/calendars", token, ""))
                .contains("\"status\":1111", "\"punish\":\"deny\"");
        now.set(now.get().plus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(client.body("POST", "/v1.0/oauth2/accessToken", null, "{}")).contains("\"punish\":\"deny\"");
        now.set(now.get().plusMillis(1));
        assertThat(client.list(token)).isEqualTo("501");
    }

    @Test
    void aBlockOfAnotherLengthSaysHowLongItLasts() throws Exception {
        dingtalk.blockFor(Duration.ofSeconds(15));
        now.set(now.get().plusSeconds(5));

        assertThat(client.header("Retry-After")).hasValue("11");
        dingtalk.blockFor(Duration.ofMinutes(5));
        assertThat(client.header("Retry-After")).isEmpty();
    }

    @Test
    void allInternalAppsShareTheQuotaOfAMonth() throws Exception {
        String one = client.internalToken("one");
        String two = client.internalToken("two");
        dingtalk.callsPerMonth(3);

        assertThat(List.of(client.list(one), client.get(two), client.update(one, "{\"name\":\" \"}")))
                .containsExactly("200", "200", "400 invalidParameter");
        assertThat(List.of(client.list(one), client.get(two))).containsOnly("403 " + SPENT);
        assertThat(client.internalToken("one")).isEqualTo(one);
        assertThat(client.list(client.enterpriseToken("suite", "corp-a"))).isEqualTo("200");
    }

    @Test
    void callsThatAreTooFastOrBlockedDoNotSpendTheQuota() throws Exception {
        String token = client.internalToken("one");
        dingtalk.throttle(1).callsPerMonth(2);
        assertThat(client.list(token)).isEqualTo("200");
        assertThat(client.list(token)).isEqualTo("403 " + TOO_FAST);
        dingtalk.blockFor(Duration.ofSeconds(5));
        assertThat(client.list(token)).isEqualTo("200");

        now.set(now.get().plusSeconds(5));

        assertThat(client.list(token)).isEqualTo("200");
        assertThat(client.list(token)).isEqualTo("403 " + SPENT);
        assertThat(client.get(token)).isEqualTo("403 " + SPENT);
    }

    @Test
    void aNewMonthInChinaHasANewQuota() throws Exception {
        dingtalk.acceptToken("token").callsPerMonth(1);
        client.list("token");

        now.set(Instant.parse("2026-03-31T15:59:59.999Z"));
        assertThat(client.list("token")).isEqualTo("403 " + SPENT);
        now.set(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(client.list("token")).isEqualTo("200");
        assertThat(client.list("token")).isEqualTo("403 " + SPENT);
    }

    @Test
    void theUsualLimitsHoldAlsoAfterCalm() throws Exception {
        dingtalk.acceptToken("token").service().limits().usual(1, 2);
        assertThat(client.list("token")).isEqualTo("200");
        dingtalk.throttle(0).callsPerMonth(0).calm();

        assertThat(client.list("token")).isEqualTo("200");
        dingtalk.calm();
        assertThat(client.list("token")).isEqualTo("403 " + TOO_FAST);
        assertThat(client.get("token")).isEqualTo("200");
        dingtalk.calm();
        assertThat(client.get("token")).isEqualTo("403 " + SPENT);
    }

    @Test
    void calmEndsTheBlockAndTheLimits() throws Exception {
        String token = client.internalToken("one");
        dingtalk.throttle(1).callsPerMonth(1).blockFor(Duration.ofMinutes(5));

        dingtalk.calm();

        assertThat(List.of(client.list(token), client.list(token))).containsOnly("200");
    }

    @Test
    void aNegativeLimitIsRejected() {
        assertThatThrownBy(() -> dingtalk.throttle(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was -1");
        assertThatThrownBy(() -> dingtalk.callsPerMonth(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
