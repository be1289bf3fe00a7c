// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageSecretsTest {

    private final ServiceData data = ServiceData.empty();
    private final PageSecrets secrets = new PageSecrets(false, data);

    @BeforeEach
    void putApps() {
        data.apps().putInternal("app", "secret");
        data.apps().putEnterprise("suite", "suite-secret", "ticket", Set.of("corp"));
        data.apps().putPersonal("personal", "personal-secret");
    }

    @Test
    void eachTypeOfAppHasItsSecrets() {
        data.users().put("author", Set.of(), Set.of());

        assertThat(of("app").toString()).isEqualTo("{\"clientSecret\":\"secret\"}");
        assertThat(of("suite").toString()).isEqualTo("{\"clientSecret\":\"suite-secret\",\"suiteTicket\":\"ticket\"}");
        String refreshToken = of("personal").get("refreshToken").asText();
        assertThat(data.grants().redeemRefreshToken(refreshToken))
                .isEqualTo(new Grants.Grant("personal", "author", null));
    }

    @Test
    void withoutAUserAPersonalAppHasNoRefreshToken() {
        assertThat(of("personal").has("refreshToken")).isFalse();
    }

    @Test
    void anUnknownAppIsRejected() {
        assertThatThrownBy(() -> of("other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePageForOtherMachinesShowsSecretsOnlyIfATestWantsThat() {
        PageSecrets open = new PageSecrets(true, data);
        assertThat(open.of(TextNode.valueOf("app"))).isNull();

        data.settings().showsSecrets(true);
        assertThat(open.of(TextNode.valueOf("app"))).isNotNull();
    }

    private ObjectNode of(String clientId) {
        return secrets.of(TextNode.valueOf(clientId));
    }
}
