// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InternalAppTest extends AppTestSupport {

    @Test
    void theTokenIsFetchedOnFirstUseAndKept() {
        assertThat(tokenRequests()).isEmpty();

        assertUpdates(INTERNAL);
        assertUpdates(INTERNAL + "&responseTimeout=5s");

        ReceivedRequest request = tokenRequests().get(0);
        assertThat(tokenRequests()).hasSize(1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(ACCESS_TOKEN_API);
        assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.header("x-acs-dingtalk-access-token")).isNull();
        assertThat(request.bodyAsText())
                .isIn(
                        "{\"appKey\":\"app\",\"appSecret\":\"app-s3cret\"}",
                        "{\"appSecret\":\"app-s3cret\",\"appKey\":\"app\"}");
        assertThat(updates()).hasSize(2).allMatch(update -> update.header("x-acs-dingtalk-access-token")
                .equals(dingtalk.issuedTokens().get(0).value()));
    }

    @Test
    void theTokenIsFetchedFromTheBaseUriOfTheCall() {
        try (DingTalkEmulator other = DingTalkEmulator.start().putInternalApp("app", "app-s3cret")) {
            assertUpdates(INTERNAL);
            send(INTERNAL + "&baseUri=" + other.baseUri() + "/prefix", "{}");

            assertThat(other.requests().get(0).target()).isEqualTo("/prefix" + ACCESS_TOKEN_API);
            assertThat(tokenRequests()).hasSize(1);
        }
    }

    @Test
    void noTokenIsFetchedForABodyThatIsRejected() {
        assertFails(DingTalkInvalidParameterException.class, send(INTERNAL, ""));

        assertThat(dingtalk.requests()).isEmpty();
    }
}
