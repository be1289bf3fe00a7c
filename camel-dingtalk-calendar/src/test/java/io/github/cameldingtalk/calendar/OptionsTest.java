// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.Answer;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest extends DingTalkCalendarTestSupport {

    @Test
    void anEndpointHasItsOwnCopyOfTheComponentsDefaults() {
        DingTalkCalendarConfiguration defaults = context.getComponent(
                        "dingtalk-calendar", DingTalkCalendarComponent.class)
                .getConfiguration();
        defaults.setUserId("before");
        defaults.getHttp().put("userAgent", "before");
        DingTalkCalendarEndpoint endpoint = endpoint(UPDATE + "?calendarId=own&http.proxyPort=5");

        defaults.setUserId("after");
        defaults.setCalendarId("after");
        defaults.getHttp().put("userAgent", "after");

        assertThat(endpoint.getConfiguration().getUserId()).isEqualTo("before");
        assertThat(endpoint.getConfiguration().getCalendarId()).isEqualTo("own");
        assertThat(endpoint.getConfiguration().getHttp()).isEqualTo(Map.of("userAgent", "before", "proxyPort", "5"));
        assertThat(defaults.getHttp()).doesNotContainKey("proxyPort");
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        DingTalkCalendarConfiguration defaults = new DingTalkCalendarConfiguration();

        assertThat(defaults.getBaseUri()).isEqualTo("https://api.dingtalk.io");
        assertThat(defaults.isFailOnUnknownFields()).isTrue();
        assertThat(defaults.getConnectTimeout()).isEqualTo(10_000);
        assertThat(defaults.getResponseTimeout()).isEqualTo(30_000);
        assertThat(defaults.getConnectionRequestTimeout()).isEqualTo(10_000);
        assertThat(defaults.getMaxConnections()).isEqualTo(200);
    }

    @Test
    void everyOptionCanBeSetAsAProperty() throws Exception {
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        main.addInitialProperty("camel.main.name", "properties");
        String prefix = "camel.component.dingtalk-calendar.";
        main.addInitialProperty(prefix + "base-uri", "http://127.0.0.1:" + dingtalk.port());
        main.addInitialProperty(prefix + "access-token", "a&b%c");
        main.addInitialProperty(prefix + "user-id", "u");
        main.addInitialProperty(prefix + "calendar-id", "c");
        main.addInitialProperty(prefix + "fail-on-unknown-fields", "false");
        main.addInitialProperty(prefix + "connect-timeout", "1s");
        main.addInitialProperty(prefix + "response-timeout", "2m");
        main.addInitialProperty(prefix + "connection-request-timeout", "300");
        main.addInitialProperty(prefix + "max-connections", "7");
        main.addInitialProperty(prefix + "http.userAgent", "mine");
        main.addInitialProperty(prefix + "use-global-ssl-context-parameters", "true");
        main.start();
        try {
            DingTalkCalendarEndpoint endpoint =
                    main.getCamelContext().getEndpoint(UPDATE, DingTalkCalendarEndpoint.class);
            DingTalkCalendarConfiguration set = endpoint.getConfiguration();

            assertThat(set.getBaseUri()).isEqualTo(dingtalk.baseUri());
            assertThat(set.getAccessToken()).isEqualTo("a&b%c");
            assertThat(set.getUserId()).isEqualTo("u");
            assertThat(set.getCalendarId()).isEqualTo("c");
            assertThat(set.isFailOnUnknownFields()).isFalse();
            assertThat(set.getConnectTimeout()).isEqualTo(1_000);
            assertThat(set.getResponseTimeout()).isEqualTo(120_000);
            assertThat(set.getConnectionRequestTimeout()).isEqualTo(300);
            assertThat(set.getMaxConnections()).isEqualTo(7);
            assertThat(set.getHttp()).containsEntry("userAgent", "mine");
            assertThat(endpoint.getComponent().isUseGlobalSslContextParameters())
                    .isTrue();
        } finally {
            main.stop();
        }
    }

    @Test
    void aConsumerIsRefused() {
        assertThatThrownBy(() -> endpoint(UPDATE).createConsumer(exchange -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("dingtalk-calendar cannot be consumed from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateSubscribe", "UPDATESUBSCRIBED", "update"})
    void anUnknownOperationIsRefusedWithThoseThatThereAre(String operation) {
        assertThatThrownBy(() -> context.getEndpoint("dingtalk-calendar:" + operation))
                .rootCause()
                .hasMessage("dingtalk-calendar has no operation '" + operation
                        + "'; it has: createSubscribed, getSubscribed,"
                        + " updateSubscribed, deleteSubscribed, subscribe, unsubscribe, listSubscribed");
    }

    @Test
    void aMisspeltOptionIsNamedAndItsValueIsNot() {
        assertThatThrownBy(() -> context.getEndpoint(UPDATE + "?acessToken=s3cret"))
                .hasMessageContaining("no option acessToken")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseUri=api.dingtalk.com | baseUri must be the address of the API",
                "baseUri=ftp://api.dingtalk.com | baseUri must be the address of the API",
                "baseUri=http:///x | baseUri must be the address of the API",
                "baseUri=https://a.example/?b=c | without a user, a query or a fragment",
                "baseUri=https://me:s3cret@a.example | without a user, a query or a fragment",
                "responseTimeout=-1 | responseTimeout must be 0 (no limit) or more",
                "connectTimeout=-1 | connectTimeout must be 0 (no limit) or more",
                "connectionRequestTimeout=-1 | connectionRequestTimeout must be 0 (no limit) or more",
                "maxConnections=0 | maxConnections must be 1 or more",
                "http.proxyHst=x | has no option proxyHst",
                "http.followRedirects=true | http.followRedirects cannot be set",
                "http.httpClient=#mine | http.httpClient cannot be set",
                "http.soTimeout=1 | http.soTimeout cannot be set here: set responseTimeout",
                "http.connectionsPerRoute=1 | http.connectionsPerRoute cannot be set here: set maxConnections",
                "http.logHttpActivity=true | http.logHttpActivity cannot be set",
            })
    void anOptionOutOfItsRangeIsRefusedWhenTheRouteStarts(String option, String sentence) {
        assertThatThrownBy(() -> {
                    DingTalkCalendarEndpoint endpoint = endpoint(UPDATE + "?" + option);
                    endpoint.start();
                })
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aProxyIsUsed() {
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            proxy.next(Answer.json(200, "{\"result\":true}"));

            Object result = send(
                            UPDATE + "?baseUri=http://dingtalk.invalid&http.proxyHost=127.0.0.1&http.proxyPort="
                                    + proxy.port(),
                            "{}")
                    .getMessage()
                    .getBody();

            assertThat(result).isEqualTo(true);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).header("Host")).isEqualTo("dingtalk.invalid");
            assertThat(proxy.requests().get(0).target()).isEqualTo(PATH);
        }
    }

    @Test
    void aProxyOfTheContextsIsUsed() {
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            proxy.next(Answer.json(200, "{\"result\":true}"));
            context.getGlobalOptions().put("http.proxyHost", "127.0.0.1");
            context.getGlobalOptions().put("http.proxyPort", String.valueOf(proxy.port()));

            Object result = send(UPDATE + "?baseUri=http://dingtalk.invalid", "{}")
                    .getMessage()
                    .getBody();

            assertThat(result).isEqualTo(true);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).target()).isEqualTo(PATH);
        }
    }

    @Test
    void aGatewayThatAsksForADigestIsGivenThatOfThePath() {
        dingtalk.next(Answer.json(401, "{}")
                .header("WWW-Authenticate", "Digest realm=\"gateway\", nonce=\"n\", qop=\"auth\""));
        dingtalk.next(Answer.json(200, "{\"result\":true}"));

        Object result = send(UPDATE + "?http.authMethod=Digest&http.authUsername=user&http.authPassword=password", "{}")
                .getMessage()
                .getBody();

        assertThat(result).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(2);
        assertThat(dingtalk.requests().get(1).header("Authorization")).contains("uri=\"" + PATH + "\"");
    }

    @Test
    void aConfigurerOfTheUsersIsAskedAndCannotUndoTheSafety() {
        AtomicInteger asked = new AtomicInteger();
        HttpClientConfigurer configurer = builder -> {
            asked.incrementAndGet();
            builder.setRedirectStrategy(org.apache.hc.client5.http.impl.DefaultRedirectStrategy.INSTANCE);
            builder.setRetryStrategy(org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy.INSTANCE);
        };
        context.getRegistry().bind("mine", configurer);
        String uri = UPDATE + "?http.httpClientConfigurer=#mine";
        dingtalk.next(
                Answer.status(302).header("Location", dingtalk.baseUri() + "/elsewhere"),
                Answer.status(503).header("Retry-After", "0"));

        failure(DingTalkResponseException.class, send(uri, "{}"));
        failure(DingTalkServiceException.class, send(uri, "{}"));

        assertThat(asked).hasValue(1);
        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void whatTheApplicationSetsOnItsHttpComponentIsNotOurs() {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setFollowRedirects(true);
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(1);
        http.setResponseTimeout(1);
        http.setMaxTotalConnections(1);
        http.setHttpClientConfigurer(builder -> {
            throw new IllegalStateException("not ours");
        });

        assertThat(send(UPDATE, "{}").getMessage().getBody()).isEqualTo(true);
    }

    @Test
    void endpointsThatAgreeInTheirTransportShareItsConnections() {
        dingtalk.put(EmulatedCalendar.of("second", USER_ID));

        send(UPDATE, "{}");
        send(UPDATE + "?calendarId=second", "{}");
        send(UPDATE + "?responseTimeout=5s", "{}");

        assertThat(dingtalk.requests())
                .extracting(request -> request.connection())
                .containsExactly(1, 1, 2);
    }

    @Test
    void placeholdersInOptionsAreCamelsAndAreResolved() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getPropertiesComponent().addOverrideProperty("my.calendar", CALENDAR_ID);
            other.start();

            assertThat(other.getEndpoint(UPDATE + "?calendarId={{my.calendar}}", DingTalkCalendarEndpoint.class)
                            .getConfiguration()
                            .getCalendarId())
                    .isEqualTo(CALENDAR_ID);
        }
    }

    private DingTalkCalendarEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, DingTalkCalendarEndpoint.class);
    }
}
