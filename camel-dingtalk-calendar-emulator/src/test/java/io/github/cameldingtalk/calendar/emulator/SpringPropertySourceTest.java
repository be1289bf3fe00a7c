// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SpringPropertySourceTest.Application.class)
class SpringPropertySourceTest {

    @Configuration
    static class Application {
        @Bean
        Holidays holidays(
                @Value("${dingtalk.base-uri}") String baseUri, @Value("${dingtalk.client-id}") String clientId) {
            return new Holidays(new TestClient(baseUri), clientId);
        }
    }

    /** Keeps its token, as the Camel component does. */
    static final class Holidays {
        private final TestClient client;
        private final String clientId;
        private String token;

        Holidays(TestClient client, String clientId) {
            this.client = client;
            this.clientId = clientId;
        }

        String rename(String name) throws Exception {
            if (token == null) {
                token = client.internalToken(clientId);
            }
            return client.update(token, "{\"name\":\"" + name + "\"}");
        }
    }

    @Autowired
    Holidays holidays;

    // spotless:off
    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.putInternalApp("app", "secret")
            .put(EmulatedCalendar.of("calendar", "author")));

    @DynamicPropertySource
    static void dingtalk(DynamicPropertyRegistry registry) {
        dingtalk.properties("dingtalk.").forEach((name, value) -> registry.add(name, () -> value));
    }

    @RepeatedTest(2)
    void theCalendarIsRenamed() throws Exception {
        assertThat(holidays.rename("Holidays")).isEqualTo("200");

        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("Holidays");
        assertThat(dingtalk.requests().to(ApiOperation.UPDATE_SUBSCRIBED)).hasSize(1);
    }

    @Test
    void eachTestBeginsWithTheSameCalendar() {
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("A calendar");
    }
    // spotless:on
}
