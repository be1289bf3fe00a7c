// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TokenRenewalTest extends AppTestSupport {

    @ParameterizedTest
    @CsvSource({"7200, 6599, 6601", "600, 479, 481", "10, 7, 8", "3000, 2399, 2401"})
    void aTokenIsRenewedInTheBackgroundBeforeItExpires(long life, long stillYoung, long old) {
        dingtalk.tokenLifetime(Duration.ofSeconds(life));
        assertUpdates(ENTERPRISE + "&corpId=corp-1");

        clock.advance(Duration.ofSeconds(stillYoung));
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertThat(tokenRequests()).hasSize(1);
        clock.advance(Duration.ofSeconds(old - stillYoung));
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        await().until(() -> dingtalk.issuedTokens().size() == 2);

        await().untilAsserted(() -> {
            assertUpdates(ENTERPRISE + "&corpId=corp-1");
            List<ReceivedRequest> updates = updates();
            assertThat(issued(updates.get(updates.size() - 1)))
                    .isEqualTo(dingtalk.issuedTokens().get(1));
        });
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void noCallWaitsForARenewalWhileTheOldTokenIsValid() throws Exception {
        assertUpdates(INTERNAL);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dingtalk.intercept(request -> {
            if (request.target().equals(ACCESS_TOKEN_API)) {
                asked.countDown();
                await().forever().until(() -> release.getCount() == 0);
            }
            return null;
        });
        clock.advance(Duration.ofSeconds(6700));

        for (int i = 0; i < 20; i++) {
            assertUpdates(INTERNAL);
        }
        asked.await();

        assertThat(updates()).hasSize(21);
        assertThat(tokenRequests()).hasSize(2);
        release.countDown();
    }

    @Test
    void aFailedRenewalIsRetriedAfterAPauseAndTheOldTokenIsUsed() {
        assertUpdates(INTERNAL);
        clock.advance(Duration.ofSeconds(6700));
        dingtalk.intercept(request ->
                request.target().equals(ACCESS_TOKEN_API) ? EmulatedResponse.error(ServiceError.SERVER_ERROR) : null);

        assertUpdates(INTERNAL);
        await().until(() -> tokenRequests().size() == 2);
        for (int i = 0; i < 10; i++) {
            assertUpdates(INTERNAL);
        }
        assertThat(tokenRequests()).hasSize(2);

        // The pause begins in the thread of the renewal, so it may begin after the request was received.
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertUpdates(INTERNAL);
            assertThat(tokenRequests()).hasSizeGreaterThan(2);
        });
    }

    @Test
    void noThreadIsLeftAfterTheContextHasStopped() {
        assertUpdates(INTERNAL);
        clock.advance(Duration.ofSeconds(6700));
        assertUpdates(INTERNAL);
        await().until(() -> tokenRequests().size() == 2);

        context.stop();

        ComponentThreads.awaitNone();
    }
}
