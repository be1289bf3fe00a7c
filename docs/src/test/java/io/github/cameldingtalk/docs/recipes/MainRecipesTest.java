// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.ContextReloadStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the recipes that configure an application. */
class MainRecipesTest {

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("an-app", "the-new-secret")
            .putUser("an-author", Set.of(), Set.of())
            .put(EmulatedCalendar.of("a-calendar", "an-author"));
    private final Main main = new Main();

    @TempDir
    Path folder;

    @BeforeEach
    void configure() {
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
    void aReloadBringsTheRotatedSecret() throws Exception {
        Files.writeString(folder.resolve("client-id"), "an-app\n");
        Files.writeString(folder.resolve("client-secret"), "the-old-secret\n");
        set("secrets");
        // tag::register[]
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                starting.getCamelContext().getPropertiesComponent().addPropertiesFunction(new MountedSecrets(folder));
            }
        });
        // end::register[]
        main.start();
        CamelContext context = main.getCamelContext();
        assertThat((Throwable) update(context).getException()).isInstanceOf(DingTalkAuthenticationException.class);

        Files.writeString(folder.resolve("client-secret"), "the-new-secret\n");
        // tag::reload[]
        context.hasService(ContextReloadStrategy.class).onReload("the rotation");
        // end::reload[]

        Exchange updated = update(context);
        assertThat((Throwable) updated.getException()).isNull();
        assertThat(updated.getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void theReadinessProbeAsksForDingTalkAndTheLivenessProbeDoesNot() throws Exception {
        int port = freePort();
        set("health");
        main.addInitialProperty("camel.management.port", String.valueOf(port));
        main.addInitialProperty("camel.component.dingtalk-calendar.client-id", "an-app");
        main.addInitialProperty("camel.component.dingtalk-calendar.client-secret", "the-new-secret");
        dingtalk.refuseConnections(true);
        main.start();

        assertThat(status(port, "live")).isEqualTo(200);
        assertThat(status(port, "ready")).isEqualTo(503);
    }

    @Test
    void theReadinessProbeIsGoodIfDingTalkRespondsAndTheTokenIsThere() throws Exception {
        int port = freePort();
        set("health");
        main.addInitialProperty("camel.management.port", String.valueOf(port));
        main.addInitialProperty("camel.component.dingtalk-calendar.client-id", "an-app");
        main.addInitialProperty("camel.component.dingtalk-calendar.client-secret", "the-new-secret");
        main.start();

        assertThat(status(port, "ready")).isEqualTo(200);
    }

    private Exchange update(CamelContext context) {
        return context.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody("{}"));
    }

    private void set(String recipe) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/recipes/" + recipe + ".properties")) {
            properties.load(file);
        }
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int status(int port, String probe) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/observe/health/" + probe))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
