// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is read from a mounted file often has a line break at its end. */
class WhiteSpaceInCredentialsTest extends DingTalkCalendarTestSupport {

    private DingTalkCalendarConfiguration component;

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        component = configuration;
        component.setAccessToken(null);
        dingtalk.putInternalApp("app", "s3cret")
                .putEnterpriseApp("suite", "s3cret", "ticket", Set.of("corp"))
                .putPersonalApp("person", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " ", "\t\f\u000B\n\n"})
    void isRemovedAtTheEndsOfEachOption(String space) {
        component.setClientId(space + "app" + space);
        component.setClientSecret(space + "s3cret" + space);
        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);

        component.setClientId(null);
        component.setClientSecret(null);
        component.setAccessToken(TOKEN + space);
        assertSucceeds(send(UPDATE + "?outputType=json", "{}")).isEqualTo(true);

        component.setAccessToken(null);
        component.setAccessTokenProvider(corpId -> space + TOKEN + space);
        assertSucceeds(send(UPDATE + "?outputType=object", "{}")).isEqualTo(true);
        assertSucceeds(send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, TOKEN + space)))
                .isEqualTo(true);
        assertThat(component.getAccessToken()).isNull();
    }

    @Test
    void isRemovedAtTheEndsOfWhatABeanSupplies() {
        component.setClientId("suite\n");
        component.setClientSecret("s3cret\n");
        component.setCorpId("corp\n");
        component.setSuiteTicketSupplier(() -> "ticket\n");

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
        assertSucceeds(send(UPDATE + "?outputType=json", "{}", Map.of(DingTalkCalendarConstants.CORP_ID, "corp\n")))
                .isEqualTo(true);
        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp");
    }

    @Test
    void isRemovedAtTheEndsOfACodeAndOfAStoredRefreshToken() {
        String code = dingtalk.consent("person", USER_ID);
        String[] stored = {"\n"};
        component.setClientId("person");
        component.setClientSecret("s3cret");
        component.setAuthorizationCodeSupplier(() -> code + "\n");
        component.setRefreshTokenStore(new RefreshTokenStore() {
            @Override
            public String load() {
                return stored[0] + "\n";
            }

            @Override
            public void save(String refreshToken) {
                stored[0] = refreshToken;
            }
        });

        assertSucceeds(send(UPDATE, "{}")).isEqualTo(true);
        assertThat(stored[0]).isNotBlank().doesNotContain("\n");
    }

    static Stream<Named<BiConsumer<DingTalkCalendarConfiguration, String>>> options() {
        return Stream.of(
                Named.of("clientId", DingTalkCalendarConfiguration::setClientId),
                Named.of("clientSecret", DingTalkCalendarConfiguration::setClientSecret),
                Named.of("refreshToken", DingTalkCalendarConfiguration::setRefreshToken),
                Named.of("corpId", DingTalkCalendarConfiguration::setCorpId));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anInvisibleCharacterInAnOptionIsNamedWhenTheRouteStarts(
            BiConsumer<DingTalkCalendarConfiguration, String> option) {
        for (String text :
                new String[] {"s3\ncret", "s3\u200Bcret", "s3\u0000", "s3\u0085", "s3\u00A0cret", "s3\ud83d"}) {
            component.setClientId("a");
            component.setClientSecret("b");
            option.accept(component, text);

            assertThatThrownBy(() -> send(UPDATE, "{}"))
                    .hasStackTraceContaining(" has an invisible character (U+")
                    .hasStackTraceContaining(") at index 2 of ")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3"));
        }
        assertThat(dingtalk.requests()).isEmpty();
    }

    private static String stackTrace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void anInvisibleCharacterInAHeaderIsNamed() {
        for (String header : new String[] {DingTalkCalendarConstants.ACCESS_TOKEN, DingTalkCalendarConstants.CORP_ID}) {
            assertFails(
                            DingTalkInvalidParameterException.class,
                            send(UPDATE, "{}", Map.of(header, "s3\ncret", DingTalkCalendarConstants.USER_ID, "u")))
                    .hasMessageContaining("(the header " + header
                            + ") has an invisible character (U+000A) at index 2 of 7: check where")
                    .hasMessageNotContaining("s3");
        }
    }

    @Test
    void anInvisibleCharacterInWhatABeanSuppliesIsNamed() {
        component.setClientId("suite");
        component.setClientSecret("s3cret");
        component.setCorpId("corp");
        component.setSuiteTicketSupplier(() -> "tic\u200Bket");

        assertFails(DingTalkAuthenticationException.class, send(UPDATE, "{}"))
                .hasStackTraceContaining(
                        "the suite ticket of the suiteTicketSupplier has an invisible character (U+200B)");
        assertThat(dingtalk.requests()).isEmpty();
    }
}
