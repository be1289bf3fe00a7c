// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppsTest {

    private final Apps apps = new Apps();

    @Test
    void anAppIsFoundByItsIdAndSecret() {
        apps.putEnterprise("suite", "secret", "ticket", Set.of("corp"));

        assertThat(apps.find("suite", TextNode.valueOf("secret")))
                .isEqualTo(new Apps.App(Apps.Type.ENTERPRISE, "suite", "secret", "ticket", Set.of("corp")));
        assertThat(apps.find("suite", TextNode.valueOf("wrong"))).isNull();
        assertThat(apps.find("suite", MissingNode.getInstance())).isNull();
        assertThat(apps.find("unknown", TextNode.valueOf("secret"))).isNull();
    }

    @Test
    void aClientUsesTheInternalAppThatWasPutFirst() {
        apps.putPersonal("personal", "secret");
        assertThat(apps.properties("p.", "http://host")).isEqualTo(Map.of("p.base-uri", "http://host"));

        apps.putInternal("one", "secret");
        apps.putInternal("two", "secret");

        assertThat(apps.properties("p.", "http://host"))
                .isEqualTo(Map.of("p.base-uri", "http://host", "p.client-id", "one", "p.client-secret", "secret"));
    }
}
