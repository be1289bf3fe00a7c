// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.FileRefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In whose name a Kamelet calls: that of an app of each type, or that of the component. And where its secrets are. */
class CredentialsTest {

    private static final String SECRET = "s&cr%t+/=#?x";

    @TempDir
    Path directory;

    private final DingTalkEmulator dingtalk = DingTalkEmulator.start()
            .putInternalApp("internal", SECRET)
            .putInternalApp("other", "other-secret")
            .putEnterpriseApp("suite", SECRET, "ticket", Set.of("corp-a", "corp-b"))
            .putPersonalApp("personal", SECRET)
            .acceptToken("t&ken%+")
            .put(EmulatedCalendar.of("calendar", "author"));

    private final OneKamelet route = new OneKamelet()
            .bean("tickets", tickets())
            .bean("codes", (AuthorizationCodeSupplier) () -> dingtalk.consent("personal", "author"));

    @AfterEach
    void stop() throws Exception {
        route.close();
        dingtalk.close();
    }

    @Test
    void thatOfAnInternalApp() throws Exception {
        update("clientId=internal&clientSecret=RAW(" + SECRET + ")");

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::clientId).containsExactly("internal");
    }

    @Test
    void thatOfAThirdPartyEnterpriseApp() throws Exception {
        update("clientId=suite&clientSecret=RAW(" + SECRET + ")&suiteTicketSupplier=#bean:tickets&corpId=corp-a");

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp-a");
    }

    @Test
    void thatOfAThirdPartyPersonalAppWithARefreshToken() throws Exception {
        try (OneKamelet first = new OneKamelet()
                .bean("codes", (AuthorizationCodeSupplier) () -> dingtalk.consent("personal", "author"))
                .bean("file", new FileRefreshTokenStore(directory.resolve("token")))) {
            first.startedWith(uri("clientId=personal&clientSecret=RAW(" + SECRET
                    + ")&authorizationCodeSupplier=#bean:codes&refreshTokenStore=#bean:file"));
            assertThat(first.send("{\"name\":\"First\"}")).isEqualTo("true");
        }
        String refreshToken = new FileRefreshTokenStore(directory.resolve("token")).load();

        update("clientId=personal&clientSecret=RAW(" + SECRET + ")&refreshToken=" + refreshToken);

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::unionId).containsExactly("author", "author");
    }

    @Test
    void thatOfAThirdPartyPersonalAppWithAnAuthorizationCode() throws Exception {
        update("clientId=personal&clientSecret=RAW(" + SECRET + ")&authorizationCodeSupplier=#bean:codes");

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::unionId).containsExactly("author");
    }

    @Test
    void thatOfATokenFromElsewhere() throws Exception {
        update("accessToken=RAW(t&ken%+)");

        assertThat(dingtalk.issuedTokens()).isEmpty();
    }

    @Test
    void thatOfAProvidersToken() throws Exception {
        route.bean("vault", (AccessTokenProvider) corpId -> "t&ken%+");

        update("accessTokenProvider=#bean:vault");

        assertThat(dingtalk.issuedTokens()).isEmpty();
    }

    @Test
    void thatOfTheComponentWhereNothingIsGiven() throws Exception {
        component("internal", SECRET).setBaseUri(dingtalk.baseUri());

        route.startedWith("kamelet:dingtalk-calendar-update-subscribed-sink?userId=author&calendarId=calendar");

        assertThat(route.send("{\"name\":\"From the component\"}")).isEqualTo("true");
        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::clientId).containsExactly("internal");
    }

    @Test
    void itsOwnTakesThePlaceOfThatOfTheComponent() throws Exception {
        component("other", "other-secret");

        update("clientId=internal&clientSecret=RAW(" + SECRET + ")");

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::clientId).containsExactly("internal");
    }

    @Test
    void itsOwnTokenTakesThePlaceOfTheAppOfTheComponent() throws Exception {
        component("other", "other-secret");

        update("accessToken=RAW(t&ken%+)");

        assertThat(dingtalk.issuedTokens()).isEmpty();
    }

    @Test
    void itsOwnAppTakesThePlaceOfAnAppOfAnotherTypeOfTheComponent() throws Exception {
        component("suite", SECRET).setSuiteTicketSupplier(tickets());

        update("clientId=internal&clientSecret=RAW(" + SECRET + ")");

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::clientId).containsExactly("internal");
    }

    @Test
    void anAppOfTheComponentServesAnOrganizationForEachKamelet() throws Exception {
        component("suite", SECRET).setSuiteTicketSupplier(tickets());
        route.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to(uri("corpId=corp-a"));
                from("direct:b").to(uri("corpId=corp-b"));
            }
        });
        route.context().start();

        for (String organization : List.of("a", "b", "a")) {
            route.context().createProducerTemplate().requestBody("direct:" + organization, "{\"name\":\"Renamed\"}");
        }

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp-a", "corp-b");
    }

    @Test
    void kameletsOfOneAppShareItsTokenAndItsConnection() throws Exception {
        String app = "clientId=internal&clientSecret=RAW(" + SECRET + ")";
        route.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(uri(app))
                        .setBody(constant("{\"name\":\"Again\"}"))
                        .to(uri(app));
            }
        });
        route.context().start();

        assertThat(route.send("{\"name\":\"Once\"}")).isEqualTo("true");

        assertThat(dingtalk.issuedTokens()).hasSize(1);
        assertThat(dingtalk.requests()).hasSize(3).allSatisfy(request -> assertThat(request.connection())
                .isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("io.github.cameldingtalk.calendar.kamelets.KameletsTest#kamelets")
    void noSecretIsInTheUriOfTheEndpointThatCallsDingTalk(String kamelet) throws Exception {
        route.startedWith("kamelet:" + kamelet + "?userId=author&clientId=id-of-the-app"
                + "&clientSecret=secret-of-the-app&refreshToken=refresh-of-the-app"
                + (KameletsTest.texts().get(kamelet).contains("calendarId") ? "&calendarId=calendar" : ""));

        List<String> uris = Stream.concat(
                        route.context().getEndpoints().stream().map(endpoint -> endpoint.getEndpointUri()),
                        route.context().getEndpointRegistry().keySet().stream().map(Object::toString))
                .filter(uri -> uri.startsWith("dingtalk-calendar:"))
                .toList();
        assertThat(uris).hasSize(2).allSatisfy(uri -> assertThat(uri).doesNotContain("of-the-app"));
    }

    private void update(String credentials) throws Exception {
        route.startedWith(uri(credentials));

        assertThat(route.send("{\"name\":\"From a Kamelet\"}")).isEqualTo("true");
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From a Kamelet");
    }

    private String uri(String credentials) {
        return "kamelet:dingtalk-calendar-update-subscribed-sink?userId=author&calendarId=calendar&baseUri="
                + dingtalk.baseUri() + "&" + credentials;
    }

    private DingTalkCalendarConfiguration component(String clientId, String clientSecret) {
        DingTalkCalendarConfiguration configuration = route.context()
                .getComponent("dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        configuration.setClientId(clientId);
        configuration.setClientSecret(clientSecret);
        return configuration;
    }

    private static SuiteTicketHolder tickets() {
        SuiteTicketHolder tickets = new SuiteTicketHolder();
        tickets.setSuiteTicket("ticket");
        return tickets;
    }
}
