// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AccessTokenProviderTest extends AppTestSupport {

    @Test
    void theTokenComesFromTheProvider() {
        dingtalk.acceptToken("of-corp-1").acceptToken("of-null");
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "of-" + corpId);

        assertUpdates(UPDATE + "?accessTokenProvider=#vault&corpId=corp-1");
        assertUpdates(UPDATE + "?accessTokenProvider=#vault");

        assertThat(updates())
                .extracting(update -> update.header("x-acs-dingtalk-access-token"))
                .containsExactly("of-corp-1", "of-null");
    }

    @Test
    void aProviderInTheRegistryIsUsedOnlyIfTheOptionNamesIt() throws Exception {
        dingtalk.acceptToken("of-the-bean");
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "of-the-bean");
            configure(component(other).getConfiguration());
            other.start();
            ProducerTemplate producer = other.createProducerTemplate();

            assertThatThrownBy(() -> producer.requestBody(UPDATE, "{}"))
                    .cause()
                    .isInstanceOf(DingTalkAuthenticationException.class)
                    .hasMessageContaining("accessTokenProvider (as #bean:name)");
            assertThat(producer.requestBody(UPDATE + "?accessTokenProvider=#bean:vault", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void afterARejectedTokenTheProviderIsAskedOnceMore() {
        dingtalk.acceptToken("second");
        List<String> rejected = new ArrayList<>();
        context.getRegistry().bind("vault", new AccessTokenProvider() {
            @Override
            public String getAccessToken(String corpId) {
                return rejected.isEmpty() ? "first" : "second";
            }

            @Override
            public boolean invalidate(String corpId, String accessToken) {
                return rejected.add(accessToken);
            }
        });

        assertUpdates(UPDATE + "?accessTokenProvider=#vault");

        assertThat(rejected).containsExactly("first");
    }

    @Test
    void aRejectedTokenFailsTheCallAtOnceIfTheProviderHasNoOther() {
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "wrong");

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#vault", "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("errorsOfALibrary")
    void anErrorOfALibraryIsAnAuthenticationFailure(Error error) {
        context.getRegistry().bind("failing", (AccessTokenProvider) corpId -> {
            throw error;
        });

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#failing", "{}"))
                .hasMessageContaining(
                        "the accessTokenProvider failed: " + error.getClass().getName())
                .hasCause(error);
    }

    static Stream<Error> errorsOfALibrary() {
        return Stream.of(
                new NoClassDefFoundError("vault"),
                new AssertionError("vault"),
                new ServiceConfigurationError("vault"),
                new IOError(new IOException("vault")));
    }

    @Test
    void aProviderThatThrowsOrReturnsNothingIsAnAuthenticationFailure() {
        context.getRegistry().bind("failing", (AccessTokenProvider) corpId -> {
            throw new IllegalStateException("vault sealed");
        });
        context.getRegistry().bind("empty", (AccessTokenProvider) corpId -> " ");

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#failing", "{}"))
                .hasMessageContaining("the accessTokenProvider failed")
                .hasRootCauseMessage("vault sealed");
        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#empty", "{}"))
                .hasMessageContaining("returned no access token");
        assertThat(dingtalk.requests()).isEmpty();
    }
}
