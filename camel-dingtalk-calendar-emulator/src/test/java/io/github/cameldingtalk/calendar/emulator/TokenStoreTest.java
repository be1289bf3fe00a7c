// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenStoreTest {

    private Instant now = Instant.EPOCH;
    private final ServiceSettings settings = new ServiceSettings();
    private final TokenStore tokens = new TokenStore(settings);

    TokenStoreTest() {
        settings.clock(() -> now);
        settings.tokenLifetime(Duration.ofSeconds(10));
    }

    @Test
    void aTokenIsAcceptedUntilItExpires() {
        tokens.issue("token", "app", null, null);

        now = Instant.EPOCH.plusSeconds(9);
        assertThat(tokens.isAccepted("token")).isTrue();
        assertThat(tokens.acceptedValueOf("app")).hasValue("token");
        now = Instant.EPOCH.plusSeconds(10);
        assertThat(tokens.isAccepted("token")).isFalse();
        assertThat(tokens.acceptedValueOf("app")).isEmpty();
        assertThat(tokens.accepted()).isEmpty();
        assertThat(tokens.issued()).hasSize(1);
    }

    @Test
    void aTokenThatIsIssuedAgainIsProlonged() {
        tokens.issue("token", "app", null, null);
        now = Instant.EPOCH.plusSeconds(9);
        tokens.issue("token", "app", null, null);

        now = Instant.EPOCH.plusSeconds(18);
        assertThat(tokens.isAccepted("token")).isTrue();
    }

    @Test
    void aTokenThatATestAcceptsDoesNotExpire() {
        tokens.accept("token");
        now = Instant.MAX;

        assertThat(tokens.isAccepted("token")).isTrue();
        tokens.revoke("token");
        assertThat(tokens.isAccepted("token")).isFalse();
        assertThat(tokens.isAccepted(null)).isFalse();
    }

    @Test
    void aNewListIsEmptyButTheIssuedTokensAreStillAccepted() {
        tokens.accept("chosen");
        tokens.issue("first", "app", null, null);

        tokens.newList();
        tokens.issue("second", "app", null, null);

        assertThat(tokens.issued()).extracting(IssuedToken::value).containsExactly("second");
        assertThat(tokens.isAccepted("first")).isTrue();
        assertThat(tokens.isAccepted("chosen")).isFalse();
    }

    @Test
    void theTokensOfOneOrganizationAreRevoked() {
        tokens.issue("one", "app", "corp", null);
        tokens.issue("two", "app", "another", null);
        tokens.issue("three", "another", "corp", null);
        tokens.issue("four", "app", null, null);

        tokens.revokeOf("app", "corp");

        assertThat(tokens.accepted()).extracting(IssuedToken::value).containsOnly("two", "three", "four");
    }

    @Test
    void atMostTwoHundredTokensAreListedInTheOrderInWhichTheyExpire() {
        for (int i = 0; i < 300; i++) {
            settings.tokenLifetime(Duration.ofSeconds(1000 - i));
            tokens.issue("token-" + i, "app", null, null);
        }

        assertThat(tokens.accepted()).hasSize(200);
        assertThat(tokens.accepted().get(0).value()).isEqualTo("token-299");
    }
}
