// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SpringPropertySourceTest.Application.class)
class SpringPropertySourceTest {

    @RegisterExtension
    static DingTalkEmulator dingtalk =
            DingTalkEmulatorExtension.shared(emulator -> emulator.putInternalApp("app", "secret"));

    @Configuration
    static class Application {}

    @DynamicPropertySource
    static void dingtalk(DynamicPropertyRegistry registry) {
        dingtalk.properties("dingtalk.").forEach((name, value) -> registry.add(name, () -> value));
    }

    @Value("${dingtalk.base-uri} ${dingtalk.client-id} ${dingtalk.client-secret}")
    String properties;

    @Test
    void anApplicationFindsTheEmulatorInItsProperties() {
        assertThat(properties).isEqualTo(dingtalk.baseUri() + " app secret");
    }
}
