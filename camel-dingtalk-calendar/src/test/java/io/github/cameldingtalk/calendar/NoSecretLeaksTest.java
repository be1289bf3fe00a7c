// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.SecretRoutes.plain;
import static io.github.cameldingtalk.calendar.SecretRoutes.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Puts a secret in each place that can hold one, and searches all that can be shown for these secrets. */
@Timeout(180)
class NoSecretLeaksTest {

    private final Leaks leaks = new Leaks();
    private final ShownTexts shown = new ShownTexts(leaks);
    private final List<Object> seen = new ArrayList<>();
    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .acceptToken(plain("uri-token"))
            .acceptToken(plain("dynamic-token"))
            .acceptToken(plain("kamelet-token"))
            .acceptToken(secret("provider-token"))
            .acceptToken(secret("header-token"))
            .acceptToken(secret("user-token"))
            .putInternalApp("app", secret("uri-raw-secret"))
            .putInternalApp("component", secret("property-secret"))
            .putEnterpriseApp("suite", plain("uri-suite-secret"), secret("ticket"), Set.of("corp"))
            .putUser(SecretRoutes.USER_ID, Set.of("corp"), Set.of())
            .put(EmulatedCalendar.of(SecretRoutes.CALENDAR_ID, SecretRoutes.USER_ID));

    @AfterEach
    void stopTheEmulator() {
        dingtalk.close();
    }

    @Test
    void onlyWhatSecurityMdListsShowsASecret() throws Exception {
        String version;
        try (EveryLogger loggers = new EveryLogger();
                ScriptedServer gateway = new ScriptedServer(false, NoSecretLeaksTest::askForThePassword);
                ScriptedServer proxy = new ScriptedServer(false, NoSecretLeaksTest::askForThePassword)) {
            SecretRoutes routes = new SecretRoutes(gateway.baseUri(), proxy.port());
            Main main = main(routes);
            main.start();
            try {
                version = main.getCamelContext().getVersion();
                use(main.getCamelContext(), routes.starts());
            } finally {
                main.stop();
            }
            loggers.read((logger, text) -> leaks.search("log " + library(logger), text));
        }

        if (version.startsWith("4.18.") && !Boolean.getBoolean("camel.threads.virtual.enabled")) {
            assertThat(leaks.found()).isEqualTo(ShownByCamel.PLACES);
        } else {
            leaks.found().forEach((place, secrets) -> assertThat(ShownByCamel.inAnyVersion(place))
                    .as(place)
                    .containsAll(secrets));
        }
    }

    private Main main(SecretRoutes routes) {
        String prefix = "camel.component.dingtalk-calendar.";
        Main main = new Main();
        main.configure().withDurationMaxMessages(0).withDevConsoleEnabled(true).withJmxEnabled(true);
        main.addInitialProperty("camel.health.producers-enabled", "true");
        main.addInitialProperty(prefix + "base-uri", dingtalk.baseUri());
        main.addInitialProperty(prefix + "user-id", SecretRoutes.USER_ID);
        main.addInitialProperty(prefix + "calendar-id", SecretRoutes.CALENDAR_ID);
        main.addInitialProperty(prefix + "client-id", "component");
        main.addInitialProperty(prefix + "client-secret", secret("property-secret"));
        main.configure().addRoutesBuilder(routes);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                SecretRoutes.bindBeans(configured.getCamelContext());
            }
        });
        return main;
    }

    /** A gateway or a proxy that asks for a password, and then quotes the request with the password. */
    private static boolean askForThePassword(Socket socket, String request, int number) throws Exception {
        String head = request.startsWith("PUT http:") ? "407 x\r\nProxy" : "401 x\r\nWWW";
        RawResponse.write(
                socket,
                request.contains("uthorization: Basic")
                        ? "HTTP/1.1 500 x\r\nContent-Length: " + request.length() + "\r\n\r\n" + request
                        : "HTTP/1.1 " + head + "-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n");
        return true;
    }

    private void use(CamelContext context, List<String> starts) throws Exception {
        dingtalk.intercept(NoSecretLeaksTest::tokenOfAUser);
        callAll(context, starts);
        for (IssuedToken token : dingtalk.issuedTokens()) {
            leaks.addIssued("issued-token", token.value());
        }
        assertThat(dingtalk.issuedTokens()).hasSize(3);
        for (EmulatedResponse response : failures()) {
            dingtalk.intercept(request -> response);
            callAll(context, starts);
        }
        dingtalk.intercept(NoSecretLeaksTest::echo);
        callAll(context, starts);
        shown.searchHealthChecks(context);
        shown.searchConsoles(context);
        shown.searchManagedObjects();
        seen.add(context.getComponent("dingtalk-calendar"));
        seen.addAll(context.getEndpoints());
        context.getRoutes().stream().map(Route::getServices).forEach(seen::addAll);
        WrongOptions.failures(context).forEach(this::search);
        new ReachableObjects(seen).read((name, text) -> leaks.search("toString of " + name, text));
        DefaultContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);
        reload.onReload("the test");
        callAll(context, starts);
    }

    private static EmulatedResponse tokenOfAUser(ReceivedRequest request) {
        return request.target().endsWith("userAccessToken")
                ? EmulatedResponse.json(
                        200,
                        "{\"expireIn\":7200,\"accessToken\":\"leak-user-token/+%\\\"<\",\"refreshToken\":\""
                                + plain("next-refresh-token") + "\"}")
                : null;
    }

    /** A response for each class of exception. */
    private static List<EmulatedResponse> failures() {
        return List.of(
                EmulatedResponse.json(400, "{\"code\":\"invalidParameter\"}"),
                EmulatedResponse.json(400, "{\"code\":\"InvalidAuthentication\"}"),
                EmulatedResponse.json(403, "{\"code\":\"permissionDenied\"}"),
                EmulatedResponse.json(403, "{\"code\":\"flowLimit\"}"),
                EmulatedResponse.json(429, "{}"),
                EmulatedResponse.json(503, "{}"),
                EmulatedResponse.json(200, "{"),
                RawResponse.of(""));
    }

    /** A response that quotes the request. */
    private static EmulatedResponse echo(ReceivedRequest request) {
        return EmulatedResponse.status(500).body(request.headers() + request.bodyAsText());
    }

    private void callAll(CamelContext context, List<String> starts) {
        ProducerTemplate template = context.createProducerTemplate();
        for (String start : starts) {
            Exchange exchange = template.send(start, e -> {
                e.getIn().setBody("{}");
                e.setProperty("token", secret("header-token"));
                e.setProperty("dynamic", plain("dynamic-token"));
            });
            if (exchange.getException() != null) {
                search(exchange.getException());
            }
        }
    }

    private void search(Exception failure) {
        seen.add(failure);
        shown.searchException(failure);
    }

    private static String library(String levelAndLogger) {
        return levelAndLogger.replaceAll("^(\\w+ \\w+\\.\\w+\\.\\w+).*", "$1");
    }
}
