// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        assertThat(of("app").toString()).isEqualTo("{\"clientSecret\":\"secret\"}");
        assertThat(of("suite").toString()).isEqualTo("{\"clientSecret\":\"suite-secret\",\"suiteTicket\":\"ticket\"}");
    }

    @Test
    void aPersonalAppHasANewRefreshTokenAndANewAuthorizationCodeForTheChosenUser() {
        ObjectNode found = secrets.of(wanted("personal").put("unionId", "author"));

        Grants.Grant grant = new Grants.Grant("personal", "author", null);
        assertThat(data.grants().redeemRefreshToken(found.get("refreshToken").asText()))
                .isEqualTo(grant);
        assertThat(data.grants().redeemCode(found.get("authorizationCode").asText()))
                .isEqualTo(grant);
        assertThat(of("personal").toString()).isEqualTo("{\"clientSecret\":\"personal-secret\"}");
    }

    @Test
    void anUnknownAppIsRejected() {
        assertThatThrownBy(() -> of("other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePageForOtherMachinesShowsSecretsOnlyIfATestWantsThat() {
        PageSecrets open = new PageSecrets(true, data);
        assertThat(open.of(wanted("app"))).isNull();

        data.settings().showsSecrets(true);
        assertThat(open.of(wanted("app"))).isNotNull();
    }

    private ObjectNode of(String clientId) {
        return secrets.of(wanted(clientId));
    }

    private static ObjectNode wanted(String clientId) {
        return JsonNodeFactory.instance.objectNode().put("clientId", clientId);
    }
}
