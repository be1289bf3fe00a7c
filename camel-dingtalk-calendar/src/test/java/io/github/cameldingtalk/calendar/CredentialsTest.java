// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call uses the credentials of one place: of the header, of the endpoint, or of the component. */
class CredentialsTest extends DingTalkCalendarTestSupport {

    private DingTalkCalendarConfiguration component;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("tickets", (SuiteTicketSupplier) () -> "ticket");
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "of-the-vault-for-" + corpId);
        return context;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        component = configuration;
        component.setAccessToken(null);
        dingtalk.putInternalApp("a", "secret-of-a")
                .putInternalApp("b", "secret-of-b")
                .putEnterpriseApp("suite", "secret-of-suite", "ticket", Set.of("corp", "other-corp"))
                .putPersonalApp("person", "secret-of-person");
        dingtalk.acceptToken("own").acceptToken("of-the-component").acceptToken("of-the-header");
        dingtalk.acceptToken("of-the-vault-for-null").acceptToken("of-the-vault-for-corp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessToken", "access-token", "AccessToken", "ACCESSTOKEN", "accesstoken"})
    void aTokenOfAnEndpointWinsInEverySpelling(String spelling) {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        assertThat(tokenOf(UPDATE + "?" + spelling + "=own")).isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource({"clientId,clientSecret", "client-id,client-secret", "ClientId,CLIENTSECRET"})
    void anAppOfAnEndpointWinsInEverySpelling(String id, String secret) {
        component.setAccessToken("of-the-component");

        assertThat(appOf(UPDATE + "?" + id + "=b&" + secret + "=secret-of-b")).isEqualTo("b");
    }

    @Test
    void anInternalAppOfAnEndpointDoesNotUseTheRefreshTokenOfTheComponent() {
        component.setClientId("person");
        component.setClientSecret("secret-of-person");
        component.setRefreshToken("refresh");

        assertThat(appOf(UPDATE + "?clientId=b&clientSecret=secret-of-b")).isEqualTo("b");
        assertThat(dingtalk.requests())
                .noneMatch(request -> request.bodyAsText().contains("refresh"));
    }

    @Test
    void anInternalAppOfAnEndpointDoesNotUseTheSuiteTicketOfTheComponent() {
        component.setClientId("suite");
        component.setClientSecret("secret-of-suite");
        component.setSuiteTicketSupplier(() -> "ticket");
        component.setCorpId("corp");

        assertThat(appOf(UPDATE + "?clientId=b&clientSecret=secret-of-b")).isEqualTo("b");
    }

    @Test
    void aClientIdOfAnEndpointDoesNotUseTheClientSecretOfTheComponent() {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        assertThatThrownBy(() -> send(UPDATE + "?clientId=b", "{}"))
                .hasMessageContaining("clientId is set, but clientSecret is not");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void anAppOfAnEndpointWinsOverAProviderOfTheComponent() {
        component.setAccessTokenProvider(corpId -> "of-the-component");

        assertThat(appOf(UPDATE + "?clientId=b&clientSecret=secret-of-b")).isEqualTo("b");
    }

    @Test
    void anAppWinsOverAProviderInTheRegistry() {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        assertThat(appOf(UPDATE)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration", "Configuration", "CONFIGURATION"})
    void anEndpointUsesOnlyTheCredentialsOfAConfigurationBean(String option) {
        component.setAccessToken("of-the-component");
        bindBeanWithAppB();

        assertThat(appOf(UPDATE + "?" + option + "=#bean:appB")).isEqualTo("b");
    }

    @Test
    void aConfigurationBeanWithoutCredentialsHasNoEffect() {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");
        context.getRegistry().bind("none", new DingTalkCalendarConfiguration());

        assertThat(appOf(UPDATE + "?configuration=#bean:none")).isEqualTo("a");
    }

    @Test
    void credentialsInAConfigurationBeanAndInTheUriAreRejected() {
        bindBeanWithAppB();

        assertThatThrownBy(() -> send(UPDATE + "?configuration=#bean:appB&accessToken=own", "{}"))
                .hasMessageContaining("the configuration bean and the URI both have credentials");
    }

    @Test
    void aConfigurationBeanOfAnotherTypeIsRejected() {
        component.setAccessToken("of-the-component");
        context.getRegistry().bind("text", "a bean of another type");

        assertThatThrownBy(() -> send(UPDATE + "?configuration=#bean:text", "{}"))
                .hasMessageContaining("the option configuration must be a bean of the type");
    }

    @Test
    void twoConfigurationBeansAreRejected() {
        bindBeanWithAppB();

        assertThatThrownBy(() -> send(UPDATE + "?configuration=#bean:appB&Configuration=#bean:appB", "{}"))
                .hasMessageContaining("is set more than once");
    }

    private void bindBeanWithAppB() {
        DingTalkCalendarConfiguration bean = new DingTalkCalendarConfiguration();
        bean.setClientId("b");
        bean.setClientSecret("secret-of-b");
        bean.setCalendarId("not-used");
        context.getRegistry().bind("appB", bean);
    }

    @Test
    void anOrganizationOfAnEndpointIsUsedWithTheAppOfTheComponent() {
        component.setClientId("suite");
        component.setClientSecret("secret-of-suite");
        component.setSuiteTicketSupplier(() -> "ticket");
        component.setCorpId("corp");

        send(UPDATE, "{}");
        send(UPDATE + "?corpId=other-corp", "{}");
        send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.CORP_ID, "other-corp"));
        send(UPDATE + "?corpId=", "{}", Map.of(DingTalkCalendarConstants.CORP_ID, ""));

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp", "other-corp");
    }

    @Test
    void aProviderOfAnEndpointDoesNotGetTheOrganizationOfTheComponent() {
        component.setCorpId("other-corp");

        assertThat(tokenOf(UPDATE + "?accessTokenProvider=#bean:vault&corpId=corp"))
                .isEqualTo("of-the-vault-for-corp");
        assertThat(tokenOf(UPDATE + "?accessTokenProvider=#bean:vault")).isEqualTo("of-the-vault-for-null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?accessToken=own", "?clientId=b&clientSecret=secret-of-b"})
    void aTokenInTheHeaderWinsAndStaysOnTheMessage(String options) {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        var exchange = send(UPDATE + options, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "of-the-header"));

        assertThat(lastToken()).isEqualTo("of-the-header");
        assertThat(exchange.getMessage().getHeader(DingTalkCalendarConstants.ACCESS_TOKEN))
                .isEqualTo("of-the-header");
        assertThat(dingtalk.issuedTokens()).isEmpty();
    }

    @Test
    void aBlankHeaderIsAbsent() {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        assertSucceeds(send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, " ")))
                .isEqualTo(true);
    }

    @Test
    void aBlankRefreshTokenIsAbsent() throws Exception {
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        String prefix = "camel.component.dingtalk-calendar.";
        main.addInitialProperty(prefix + "base-uri", dingtalk.baseUri());
        main.addInitialProperty(prefix + "client-id", "a");
        main.addInitialProperty(prefix + "client-secret", "secret-of-a");
        main.addInitialProperty(prefix + "refresh-token", "{{env:NOBODY_SETS_THIS:}}");
        main.addInitialProperty(prefix + "access-token", "{{nobody.sets.this:}}");
        main.start();
        try {
            assertThat(main.getCamelContext()
                            .createProducerTemplate()
                            .requestBody(UPDATE + "?userId=" + USER_ID + "&calendarId=" + CALENDAR_ID, "{}"))
                    .isEqualTo(true);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessToken", "clientId", "clientSecret", "refreshToken", "client-secret"})
    void aBlankOptionOfAnEndpointDoesNotReplaceTheComponentsCredentials(String option) {
        component.setClientId("a");
        component.setClientSecret("secret-of-a");

        assertThat(appOf(UPDATE + "?" + option + "=")).isEqualTo("a");
    }

    private String tokenOf(String uri) {
        assertSucceeds(send(uri, "{}"));
        return lastToken();
    }

    private String lastToken() {
        return updates().last().header("x-acs-dingtalk-access-token");
    }

    /** The Client ID with which the only token was fetched. */
    private String appOf(String uri) {
        String token = tokenOf(uri);
        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::value).containsExactly(token);
        ReceivedRequest fetch = dingtalk.requests().stream()
                .filter(request -> request.target().endsWith("/oauth2/accessToken"))
                .findFirst()
                .orElseThrow();
        return fetch.bodyAsText().replaceAll(".*\"appKey\":\"([^\"]*)\".*", "$1");
    }
}
