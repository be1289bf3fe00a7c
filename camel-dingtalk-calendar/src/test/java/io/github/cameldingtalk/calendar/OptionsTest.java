// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest extends DingTalkCalendarTestSupport {

    @Test
    void anEndpointHasItsOwnCopyOfTheComponentsDefaults() {
        DingTalkCalendarConfiguration defaults = component().getConfiguration();
        defaults.setUserId("before");
        defaults.getHttp().put("proxyHost", "before");
        DingTalkCalendarEndpoint endpoint = endpoint(UPDATE + "?calendarId=own&http.proxyPort=5");

        defaults.setUserId("after");
        defaults.setCalendarId("after");
        defaults.getHttp().put("proxyHost", "after");

        assertThat(endpoint.getConfiguration().getUserId()).isEqualTo("before");
        assertThat(endpoint.getConfiguration().getCalendarId()).isEqualTo("own");
        assertThat(endpoint.getConfiguration().getHttp()).isEqualTo(Map.of("proxyHost", "before", "proxyPort", "5"));
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
        main.addInitialProperty(prefix + "http.proxy-host", "mine");
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
            assertThat(set.getHttp()).containsEntry("proxyHost", "mine");
            assertThat(endpoint.getComponent().isUseGlobalSslContextParameters())
                    .isTrue();
        } finally {
            main.stop();
        }
    }

    @Test
    void aConsumerIsRejected() {
        assertThatThrownBy(() -> endpoint(UPDATE).createConsumer(exchange -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("dingtalk-calendar cannot be used in from()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateSubscribe", "UPDATESUBSCRIBED", "update"})
    void anUnknownOperationIsRejectedWithTheListOfOperations(String operation) {
        assertThatThrownBy(() -> context.getEndpoint("dingtalk-calendar:" + operation))
                .rootCause()
                .hasMessage("dingtalk-calendar has no operation '" + operation
                        + "'; it has: createSubscribed, getSubscribed,"
                        + " updateSubscribed, deleteSubscribed, subscribe, unsubscribe, listSubscribed, listCalendars,"
                        + " createEvent, getEvent, patchEvent, deleteEvent, listEvents, listEventsView, listAttendees,"
                        + " addAttendee, removeAttendee, respondEvent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dingtalk-calendar", "dingtalk-calendar:?userId=a"})
    void aMissingOperationIsNamed(String uri) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .hasStackTraceContaining(
                        "dingtalk-calendar needs an operation, such as dingtalk-calendar:updateSubscribed");
    }

    @Test
    void aSecretThatLooksLikeAPartOfAPlaceholderIsTaken() {
        assertThatCode(() -> endpoint(UPDATE + "?clientId=a&clientSecret=RAW($a{b}c)")
                        .createProducer()
                        .start())
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownOptionIsRejectedWithTheListOfOptions() {
        assertThatThrownBy(() -> context.getEndpoint(UPDATE + "?acessToken=s3cret"))
                .hasMessageContaining("no option acessToken; it has: accessToken, accessTokenProvider, ")
                .hasMessageContaining("userId, http.*")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseUri=api.dingtalk.com | baseUri must be the address of the API",
                "baseUri=ftp://api.dingtalk.com | baseUri must be the address of the API",
                "baseUri=127.0.0.1:8642 | it begins with https:// or http://",
                "baseUri=localhost:8642 | it begins with https:// or http://",
                "calendarId=${header.c} | the option calendarId has an expression, which to() does not evaluate",
                "calendarId=$simple{header.c} | the option calendarId has an expression",
                "userId=x-${body} | use toD(), or set the header CamelDingTalkCalendarUserId",
                "accessToken=${NO_SUCH} | accessToken is a placeholder, which nothing has replaced by its value",
                "clientId=a&clientSecret=#{env.X} | clientSecret is a placeholder, which nothing has replaced",
                "baseUri=http:///x | baseUri must be the address of the API",
                "baseUri=https://a.example/?b=c | without a user, a query or a fragment",
                "baseUri=https://me:s3cret@a.example | without a user, a query or a fragment",
                "responseTimeout=-1 | responseTimeout must be 0 (no limit) or more",
                "connectTimeout=-1 | connectTimeout must be 0 (no limit) or more",
                "connectionRequestTimeout=-1 | connectionRequestTimeout must be 0 (no limit) or more",
                "maxConnections=0 | maxConnections must be 1 or more",
                "baseUri=https://api.dingtalk.com/v1.0 | without /v1.0 at its end: the component adds /v1.0",
                "baseUri=https://gateway/dingtalk/v1.0/ | without /v1.0 at its end: the component adds /v1.0",
            })
    void anOptionOutOfRangeIsRejectedWhenTheRouteStarts(String option, String sentence) {
        assertThatThrownBy(() -> {
                    endpoint(UPDATE + "?" + option).createProducer().start();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void endpointsWithEqualTransportOptionsShareTheConnections() {
        dingtalk.put(EmulatedCalendar.of("second", USER_ID));

        send(UPDATE, "{}");
        send(UPDATE + "?calendarId=second", "{}");
        send(UPDATE + "?responseTimeout=5s", "{}");

        assertThat(dingtalk.requests())
                .extracting(request -> request.connection())
                .containsExactly(1, 1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "updateMode=marge | the option updateMode must be one of replace, merge",
                "outputType=xml | the option outputType must be one of object, json",
                "responseTimeout=soon | the option responseTimeout must be a number of milliseconds, or a text such as 5s",
                "connectTimeout=abc | the option connectTimeout must be a number of milliseconds, or a text such as 5s",
                "connect-timeout=5x | the option connectTimeout must be a number of milliseconds, or a text such as 5s",
                "responseTimeout=30,000 | the option responseTimeout must be a number of milliseconds",
                "user-id=a&userId=b | the option userId is set more than once",
                "configuration.userId=a | the option configuration.userId is not an option of an endpoint",
                "USERID=a&userid=b | the option userId is set more than once",
                "accessToken=a&rest | has no option ? (without a value); it has: accessToken",
                "max-connections=many | the option maxConnections must be a whole number",
                "showDeleted=yes | the option showDeleted must be true or false",
                "pushNotification=1 | the option pushNotification must be true or false",
                "failOnUnknownFields=perhaps | the option failOnUnknownFields must be true or false",
                "accessTokenProvider=vault | the option accessTokenProvider must be a bean of the type"
                        + " io.github.cameldingtalk.calendar.token.AccessTokenProvider",
                "suiteTicketSupplier=#bean:nix | the option suiteTicketSupplier must be a bean of the type"
                        + " io.github.cameldingtalk.calendar.token.SuiteTicketSupplier",
                "calendarId=a&calendarId=b | the option calendarId is set more than once",
                "accessToken=s3cret&accessToken=b | the option accessToken is set more than once",
            })
    void anInvalidValueIsRejectedWithTheValidValues(String option, String sentence) {
        assertThatThrownBy(() -> endpoint(UPDATE + "?" + option))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anInvalidValueOfAPropertyIsRejectedWithTheValidValues() {
        Main main = new Main();
        main.addInitialProperty("camel.component.dingtalk-calendar.updateMode", "marge");

        assertThatThrownBy(main::start)
                .rootCause()
                .hasMessage("the option updateMode has no value 'marge'; it has: replace, merge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+b/c== | a+b/c==",
                "a%2Bb%3D | a+b=",
                "RAW(a+b&c%) | a+b&c%",
                "%E9%93%89 | 铉",
            })
    void anIdInTheUriIsDecoded(String written, String id) {
        assertThat(endpoint(UPDATE + "?userId=u&calendarId=" + written)
                        .getConfiguration()
                        .getCalendarId())
                .isEqualTo(id);
    }

    @Test
    void anOptionOfTheComponentWinsOverItsConfigurationBean() throws Exception {
        DingTalkCalendarConfiguration bean = new DingTalkCalendarConfiguration();
        bean.setUserId("of the bean");
        bean.setCalendarId("of the bean");
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        main.bind("bean", bean);
        // Camel binds calendar-id before the configuration, and output-type after it.
        main.addInitialProperty("camel.component.dingtalk-calendar.calendar-id", "own");
        main.addInitialProperty("camel.component.dingtalk-calendar.configuration", "#bean:bean");
        main.addInitialProperty("camel.component.dingtalk-calendar.output-type", "json");
        main.start();
        try {
            DingTalkCalendarConfiguration set = main.getCamelContext()
                    .getEndpoint(UPDATE, DingTalkCalendarEndpoint.class)
                    .getConfiguration();

            assertThat(set.getUserId()).isEqualTo("of the bean");
            assertThat(set.getCalendarId()).isEqualTo("own");
            assertThat(set.getOutputType()).isEqualTo(DingTalkCalendarConfiguration.OutputType.json);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"5s,5000", "1m30s,90000", "1500,1500", "2h,7200000", "250ms,250", "PT2S,2000"})
    void aDurationIsReadInTheFormatOfCamel(String text, long millis) {
        assertThat(endpoint(UPDATE + "?connectTimeout=" + text)
                        .getConfiguration()
                        .getConnectTimeout())
                .isEqualTo(millis);
    }

    @Test
    void aSecondConfigurationReplacesTheFirst() {
        DingTalkCalendarComponent component = new DingTalkCalendarComponent();
        DingTalkCalendarConfiguration first = new DingTalkCalendarConfiguration();
        first.setAccessToken("first");
        DingTalkCalendarConfiguration second = new DingTalkCalendarConfiguration();
        second.setUserId("second");

        component.setConfiguration(first);
        component.setConfiguration(second);

        assertThat(component.getConfiguration().getAccessToken()).isNull();
        assertThat(component.getConfiguration().getUserId()).isEqualTo("second");
    }

    @Test
    void aBlankOptionOrHeaderIsAbsent() {
        send(
                UPDATE + "?calendarId=&userId=  &responseTimeout=&updateMode=",
                "{}",
                Map.of(DingTalkCalendarConstants.CALENDAR_ID, " "));

        assertThat(onlyRequest().target()).isEqualTo(PATH);
    }

    @Test
    void withALazyProducerAContradictionFailsTheFirstMessage() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:lazy").to(UPDATE + "?lazyStartProducer=true&clientId=only");
            }
        });

        assertFails(IllegalArgumentException.class, send("direct:lazy", "{}"))
                .hasMessage("clientId is set, but clientSecret is not set: set both in the same place");
    }

    @Test
    void placeholdersInOptionsAreResolved() throws Exception {
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
