// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.Grants.Grant;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private final Grants grants = new Grants();
    private final Grant grant = new Grant("app", "user", null);

    @Test
    void aCodeIsRedeemedOnce() {
        String code = grants.newCode(grant);

        assertThat(grants.redeemRefreshToken(code)).isNull();
        assertThat(grants.redeemCode(code)).isEqualTo(grant);
        assertThat(grants.redeemCode(code)).isNull();
    }

    @Test
    void aRefreshTokenIsRedeemedOnce() {
        String refreshToken = grants.newRefreshToken(grant);

        assertThat(grants.redeemCode(refreshToken)).isNull();
        assertThat(grants.redeemRefreshToken(refreshToken)).isEqualTo(grant);
        assertThat(grants.redeemRefreshToken(refreshToken)).isNull();
    }
}
