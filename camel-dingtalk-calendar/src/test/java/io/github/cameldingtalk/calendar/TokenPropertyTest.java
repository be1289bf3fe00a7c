// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.RecordedCalls.Outcome;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Each access token arrives as the value of exactly one header, without white space at its ends, or the call is refused. */
class TokenPropertyTest extends PropertyTestSupport {

    private static String provided;

    @BeforeContainer
    static void bindTheProvider() {
        AccessTokenProvider provider = corpId -> provided;
        calls.context().getRegistry().bind("theProvider", provider);
    }

    @Property
    void theTokenOfAHeaderArrivesUnchangedOrIsRefused(@ForAll("tokens") String token) {
        Outcome outcome = calls.send("updateSubscribed", "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, token));

        if (outcome.isRefused(DingTalkInvalidParameterException.class)) {
            assertNotShown(token, outcome);
        } else {
            // A blank header counts as absent.
            outcome.request().assertHeaders(calls.port(), token.isBlank() ? RecordedCalls.TOKEN : trimmed(token));
        }
    }

    @Property
    void theTokenOfAProviderArrivesUnchangedOrIsRefused(@ForAll("tokens") String token) {
        provided = token;

        Outcome outcome =
                calls.send("updateSubscribed?accessToken=&accessTokenProvider=#bean:theProvider", "{}", Map.of());

        if (outcome.isRefused(DingTalkCalendarException.class)) {
            assertNotShown(token, outcome);
        } else {
            outcome.request().assertHeaders(calls.port(), trimmed(token));
        }
    }

    @Property
    void aTokenOfVisibleAsciiIsNeverRefused(@ForAll("visible") String token) {
        calls.send("updateSubscribed", "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, token))
                .request()
                .assertHeaders(calls.port(), token);
    }

    /** White space at the ends of a token is not a part of the token. */
    private static String trimmed(String token) {
        return token.replaceAll("^[ \\t-\\r]+|[ \\t-\\r]+$", "");
    }

    private static void assertNotShown(String token, Outcome outcome) {
        // The text can contain a shorter token by chance.
        if (token.length() >= 8) {
            for (Throwable e = outcome.failure(); e != null; e = e.getCause()) {
                assertThat(e.toString()).doesNotContain(token);
            }
        }
    }

    @Provide
    Arbitrary<String> tokens() {
        return texts();
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(1_000);
    }
}
