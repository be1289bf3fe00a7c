// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import org.apache.camel.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CredentialOptionsTest extends AppTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clientId=a | clientId is set, but clientSecret is not",
                "clientSecret=a | clientSecret is set, but clientId is not",
                "accessToken=t&clientId=a&clientSecret=s | accessToken and clientId are both set",
                "accessTokenProvider=#vault&clientId=a&clientSecret=s | accessTokenProvider and clientId are both set",
                "accessTokenProvider=#vault&accessToken=t | accessToken and accessTokenProvider are both set",
                "clientId=a&clientSecret=s&corpId=c | corpId is for a third-party enterprise app",
                "clientId=a&clientSecret=s&refreshToken=r&suiteTicketSupplier=#tickets | set those of one app only",
                "refreshToken=r | need clientId and clientSecret",
            })
    void contradictoryOrIncompleteOptionsAreRejectedWhenTheRouteStarts(String options, String sentence)
            throws Exception {
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "t");

        Producer producer = context.getEndpoint(UPDATE + "?" + options).createProducer();
        assertThatThrownBy(producer::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void theCredentialsOfAnEndpointWinOverThoseOfTheComponent() {
        DingTalkCalendarConfiguration defaults = component().getConfiguration();
        defaults.setClientId("app");
        defaults.setClientSecret("app-s3cret");

        assertUpdates(UPDATE);
        assertUpdates(UPDATE + "?accessToken=" + TOKEN);

        assertThat(updates().get(1).header("x-acs-dingtalk-access-token")).isEqualTo(TOKEN);
        assertThat(tokenRequests()).hasSize(1);
    }
}
