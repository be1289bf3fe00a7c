// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.fuzzing.Checks;
import io.github.cameldingtalk.calendar.internal.http.ApiRequest;
import io.github.cameldingtalk.calendar.internal.http.ApiResponse;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;

/** The response of a token API, with any body. */
@Timeout(300)
class TokenResponseFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void aTokenCanBeUsedAndNoFailureShowsIt(byte[] body) throws Exception {
        Checks.inBoundedTime(() -> {
            for (int status : new int[] {200, 400, 500}) {
                ApiRequest request = Checks.request(true, true);
                try {
                    TokenResponse response =
                            TokenResponse.read(request, new ApiResponse(status, "a-request", null, body, null));
                    assertThat(status).isEqualTo(200);
                    assertThat(response).hasToString("response of fuzz");
                    String refreshToken = response.refreshToken();
                    if (refreshToken != null) {
                        assertThat(refreshToken).isNotBlank();
                    }
                    AccessToken token = response.accessToken();
                    if (Checks.hasNameTwice(body)) {
                        continue;
                    }
                    assertThat(token.value()).matches("[!-~]{1,4096}");
                    // The case of the names does not count.
                    assertThat(Checks.object(body).properties())
                            .anyMatch(field -> field.getKey().equalsIgnoreCase("accessToken")
                                    && token.value().equals(field.getValue().textValue()));
                    assertThat(token.life()).isBetween(Duration.ofSeconds(1), Duration.ofDays(30));
                    assertThat(token).hasToString("a token for " + token.life());
                } catch (DingTalkCalendarException e) {
                    Checks.failure(e);
                    if (status == 200) {
                        assertNotShown(Checks.object(body), "accessToken", e);
                        assertNotShown(Checks.object(body), "refreshToken", e);
                    }
                }
            }
        });
    }

    /** Shorter texts can be in a message by chance. */
    private static void assertNotShown(ObjectNode json, String name, DingTalkCalendarException failure) {
        JsonNode token = json == null ? null : json.get(name);
        if (token != null && token.isTextual() && token.textValue().length() >= 12) {
            assertThat(failure.toString()).doesNotContain(token.textValue());
        }
    }
}
