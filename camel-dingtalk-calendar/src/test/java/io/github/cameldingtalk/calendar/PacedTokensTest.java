// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacedTokensTest extends AppTestSupport {

    /** Long enough that the second call comes before its turn, also on a slow machine. */
    private static final String PACED = "callsPerSecond=0.3&callsPerSecondTimeout=0";

    @Test
    void aCallThatHasWaitedIsSentWithTheTokenThatTheProviderHasAfterwards() {
        dingtalk.acceptToken("token-1").acceptToken("token-3");
        AtomicInteger asked = new AtomicInteger();
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "token-" + asked.incrementAndGet());
        String uri = UPDATE + "?accessTokenProvider=#vault&" + PACED;

        assertUpdates(uri);
        assertUpdates(uri);

        assertThat(updates())
                .extracting(update -> update.header("x-acs-dingtalk-access-token"))
                .containsExactly("token-1", "token-3");
    }

    @Test
    void aTokenThatIsRejectedWhileACallWaitsIsNotSentAgain() throws Exception {
        String paced = INTERNAL + "&" + PACED;
        assertUpdates(paced);
        Thread waiting = new Thread(() -> send(paced, "{}"));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());

        // The rejection of another call, which does not wait.
        assertUpdates(INTERNAL);
        waiting.join();

        assertThat(dingtalk.issuedTokens()).hasSize(2);
        assertThat(updates())
                .extracting(update -> dingtalk.issuedTokens().indexOf(issued(update)))
                .containsExactly(0, 0, 1, 1);
    }
}
