// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options behind {@code http.}: what they do, and which are rejected. */
class HttpOptionsTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.proxyHost=p | http.proxyHost is set, but http.proxyPort is not",
                "http.proxyPort=1 | http.proxyPort is set, but http.proxyHost is not",
                "http.nonProxyHosts=a | http.nonProxyHosts is set, but http.proxyHost is not",
                "http.proxyAuthUsername=u&http.proxyAuthPassword=s3cret | is set, but http.proxyHost is not",
                "http.proxyHost=p&http.proxyPort=1&http.proxyAuthUsername=u | http.proxyAuthPassword is not: set both",
                "http.authPassword=s3cret | http.authPassword is set, but http.authUsername is not",
                "http.proxyHost=socks://p&http.proxyPort=1 | http.proxyHost must be a host name or an address",
                "http.proxyHost=http://p&http.proxyPort=1 | http.proxyHost must be a host name or an address",
                "http.proxyHost=u:s3cret@p&http.proxyPort=1 | http.proxyHost must be a host name or an address",
                "http.proxyHost=p:1&http.proxyPort=1 | http.proxyHost must be a host name or an address",
                "http.proxyHost=p&http.proxyPort=0 | http.proxyPort must be a number from 1 to 65535",
                "http.proxyHost=p&http.proxyPort=65536 | http.proxyPort must be a number from 1 to 65535",
                "http.proxyHost=p&http.proxyPort=x | http.proxyPort must be a number from 1 to 65535",
                "http.proxyHost=p&http.proxyPort=1&http.proxyAuthScheme=socks | http.proxyAuthScheme must be http or https",
                "http.soTimeout=1 | http.soTimeout cannot be set here: set responseTimeout",
                "http.so-timeout=1 | http.so-timeout cannot be set here: set responseTimeout",
                "http.connectionsPerRoute=1 | http.connectionsPerRoute cannot be set here: set maxConnections",
                "http.proxyAuthHost=p | http.proxyAuthHost cannot be set here: set http.proxyHost",
                "http.authenticationPreemptive=true | http.authenticationPreemptive cannot be set here",
                "http.connectionTimeToLive=soon | http.connectionTimeToLive must be a number of milliseconds",
                "http.useSystemProperties=maybe | http.useSystemProperties must be true or false",
                "http.httpClientConfigurer=#bean:text | http.httpClientConfigurer must be a bean of the type",
                "http.x509HostnameVerifier=#bean:text | http.x509HostnameVerifier must be a bean of the type",
                "http.proxyHst=x | http.proxyHst cannot be set here: use an http.httpClientConfigurer, or one of these:",
            })
    void anOptionWithoutEffectIsRejectedWithWhatToSetInstead(String options, String sentence) throws Exception {
        assertRejected(options, sentence);
    }

    /** Each option of Camel's HTTP endpoint is either used or rejected, in every spelling. */
    @ParameterizedTest
    @MethodSource("optionsOfCamelsHttpEndpoint")
    void everyOptionOfCamelsHttpEndpointIsUsedOrRejectedInEverySpelling(String option) throws Exception {
        for (String spelling : spellings(option)) {
            try {
                HttpOptions.checked(Map.of(spelling, "value"));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("http.");
                continue;
            }
            assertThat(option)
                    .isIn(
                            "authMethod",
                            "authDomain",
                            "authHost",
                            "httpClientConfigurer",
                            "useSystemProperties",
                            "x509HostnameVerifier");
            assertThat(HttpOptions.checked(Map.of(spelling, "value"))).containsOnlyKeys(option);
        }
    }

    static Stream<String> optionsOfCamelsHttpEndpoint() {
        return Stream.concat(
                        Stream.of(HttpEndpoint.class.getDeclaredFields()),
                        Stream.of(HttpEndpoint.class.getSuperclass().getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .map(field -> field.getName());
    }

    private static List<String> spellings(String option) {
        String dashed = option.replaceAll("([A-Z])", "-$1");
        return List.of(option, dashed, dashed.toLowerCase(), option.toLowerCase(), option.toUpperCase());
    }

    @Test
    void aShortPasswordIsNotMaskedInWordsThatHaveItsLetters() {
        assertThat(HttpOptions.secrets(Map.of("authUsername", "u", "authPassword", "pw")))
                .containsOnly("dTpwdw==");
        assertThat(HttpOptions.secrets(Map.of("proxyAuthUsername", "u", "proxyAuthPassword", "password")))
                .containsOnly("password", "dTpwYXNzd29yZA==");
        assertThat(HttpOptions.secrets(Map.of("proxyHost", "h"))).isEmpty();
    }

    @Test
    void anOptionOfTheEndpointWinsOverTheComponentInAnySpelling() throws Exception {
        component().getConfiguration().getHttp().putAll(Map.of("proxyHost", "nobody.invalid", "proxyPort", "1"));

        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            assertGoesThrough(proxy, "http.proxy-host=127.0.0.1&http.PROXYPORT=" + proxy.port());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxyHost,proxyPort", "proxy-host,proxy-port", "PROXYHOST,PROXYPORT", "proxyhost,proxyport"})
    void aProxyIsUsedInEverySpelling(String names) throws Exception {
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            String[] name = names.split(",");
            assertGoesThrough(proxy, "http." + name[0] + "=127.0.0.1&http." + name[1] + "=" + proxy.port());
        }
    }

    private void assertGoesThrough(DingTalkEmulator proxy, String options) {
        proxy.next(RESULT_TRUE);

        Object result = send(UPDATE + "?baseUri=http://dingtalk.invalid&" + options, "{}")
                .getMessage()
                .getBody();

        assertThat(result).isEqualTo(true);
        assertThat(proxy.requests()).hasSize(1);
        assertThat(proxy.requests().get(0).header("Host")).isEqualTo("dingtalk.invalid");
        assertThat(proxy.requests().get(0).target()).isEqualTo(PATH);
    }

    @Test
    void aNonProxyHostIsCalledDirectly() {
        assumeThat(optionsOfCamelsHttpEndpoint())
                .as("since which version of Camel there is this option")
                .contains("nonProxyHosts");

        Object result = send(
                        UPDATE + "?http.proxyHost=nobody.invalid&http.proxyPort=1&http.nonProxyHosts=127.0.0.1", "{}")
                .getMessage()
                .getBody();

        assertThat(result).isEqualTo(true);
    }

    @Test
    void aGlobalOptionOfTheContextHasNoEffect() {
        context.getGlobalOptions().put("http.proxyHost", "nobody.invalid");
        context.getGlobalOptions().put("http.proxyPort", "1");

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }

    @Test
    void aBlankOptionOfAnEndpointDoesNotReplaceTheOptionOfTheComponent() throws Exception {
        try (DingTalkEmulator proxy = DingTalkEmulator.start()) {
            component()
                    .getConfiguration()
                    .getHttp()
                    .putAll(Map.of("proxyHost", "127.0.0.1", "proxyPort", proxy.port()));

            assertGoesThrough(proxy, "http.proxyHost=&http.proxyPort=");
        }
    }

    @Test
    void aBlankOptionIsAbsent() {
        assertSucceeds(send(UPDATE + "?http.proxyHost=&http.proxyPort=", "{}")).isEqualTo(true);
    }

    private void assertRejected(String options, String sentence) throws Exception {
        context.getRegistry().bind("text", "a bean of another type");
        var producer = context.getEndpoint(UPDATE + "?" + options).createProducer();

        assertThatThrownBy(producer::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void aGatewayWithDigestAuthenticationGetsTheDigestOfThePath() {
        dingtalk.next(EmulatedResponse.json(401, "{}")
                .header("WWW-Authenticate", "Digest realm=\"gateway\", nonce=\"n\", qop=\"auth\""));
        dingtalk.next(RESULT_TRUE);

        Object result = send(UPDATE + "?http.authMethod=Digest&http.authUsername=user&http.authPassword=password", "{}")
                .getMessage()
                .getBody();

        assertThat(result).isEqualTo(true);
        assertThat(dingtalk.requests()).hasSize(2);
        assertThat(dingtalk.requests().get(1).header("Authorization")).contains("uri=\"" + PATH + "\"");
    }

    @Test
    void anHttpClientConfigurerCannotTurnOnRedirectsOrRetries() {
        AtomicInteger asked = new AtomicInteger();
        HttpClientConfigurer configurer = builder -> {
            asked.incrementAndGet();
            builder.setRedirectStrategy(org.apache.hc.client5.http.impl.DefaultRedirectStrategy.INSTANCE);
            builder.setRetryStrategy(org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy.INSTANCE);
        };
        context.getRegistry().bind("mine", configurer);
        String uri = UPDATE + "?http.httpClientConfigurer=#mine";
        dingtalk.next(
                EmulatedResponse.status(302).header("Location", dingtalk.baseUri() + "/elsewhere"),
                EmulatedResponse.status(503).header("Retry-After", "0"));

        assertFails(DingTalkUnexpectedResponseException.class, send(uri, "{}"));
        assertFails(DingTalkServiceException.class, send(uri, "{}"));

        assertThat(asked).hasValue(1);
        assertThat(dingtalk.requests()).hasSize(2);
    }

    @Test
    void theOptionsOfTheHttpComponentHaveNoEffect() {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setFollowRedirects(true);
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(1);
        http.setResponseTimeout(1);
        http.setMaxTotalConnections(1);
        http.setHttpClientConfigurer(builder -> {
            throw new IllegalStateException("not ours");
        });

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
    }
}
