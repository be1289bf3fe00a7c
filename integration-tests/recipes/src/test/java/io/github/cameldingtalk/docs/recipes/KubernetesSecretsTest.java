// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret of Kubernetes that is rotated. The server keeps secrets and reports their changes, as the server of Kubernetes does. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesSecretsTest {

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("an-app", "the-new-secret")
            .put(EmulatedCalendar.of("a-calendar", "an-author"));
    private final Main main = new Main();
    private KubernetesMockServer kubernetes;
    private KubernetesClient client;

    @BeforeEach
    void configure() throws IOException {
        main.bind("kubernetes", client);
        try (InputStream file = getClass().getResourceAsStream("/recipes/kubernetes-secrets.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        }
        main.addInitialProperty("camel.component.dingtalk-calendar.base-uri", dingtalk.baseUri());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("dingtalk-calendar:updateSubscribed?userId=an-author&calendarId=a-calendar");
            }
        });
    }

    @AfterEach
    void stop() {
        main.stop();
        dingtalk.close();
    }

    @Test
    void aChangeOfTheSecretIsUsedWithoutARestart() throws Exception {
        client.resource(secret("the-old-secret")).create();
        main.start();
        assertThat((Throwable) update().getException()).isInstanceOf(DingTalkAuthenticationException.class);
        await().until(() -> kubernetes.getLastRequest().getPath().contains("watch=true"));

        client.resource(secret("the-new-secret")).update();

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat((Throwable) update().getException())
                .isNull());
    }

    private static Secret secret(String clientSecret) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("dingtalk")
                .endMetadata()
                .withStringData(Map.of("client-id", "an-app", "client-secret", clientSecret))
                .build();
    }

    private Exchange update() {
        return main.getCamelContext().createProducerTemplate().send("direct:in", exchange -> exchange.getMessage()
                .setBody("{}"));
    }
}
