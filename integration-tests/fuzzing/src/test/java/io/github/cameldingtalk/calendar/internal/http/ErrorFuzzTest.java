// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.fuzzing.Checks;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** An error response with any body. */
@Timeout(300)
class ErrorFuzzTest {

    private static final int[] STATUS = {302, 400, 401, 403, 429, 500};

    @FuzzTest(maxDuration = "20s")
    void anErrorBecomesOneOfTheExceptions(byte[] body) throws Exception {
        Checks.inBoundedTime(() -> {
            ErrorEnvelope envelope = EnvelopeReader.read(body, List.of(Checks.SECRET));
            if (envelope != null) {
                assertThat(envelope.requiredScopes())
                        .hasSizeLessThanOrEqualTo(20)
                        .allMatch(scope -> scope.length() <= 100 && !scope.contains(Checks.SECRET));
            }
            for (int status : STATUS) {
                ApiRequest request = Checks.request(status % 2 == 0, status == 401);
                try {
                    Failures.requireSuccess(request, new ApiResponse(status, "a-request", null, body, null));
                    fail("no failure for " + status);
                } catch (DingTalkCalendarException e) {
                    Checks.failure(e);
                    assertThat(e.getStatusCode()).isEqualTo(status);
                    // Only a server that failed may have done what it was asked.
                    assertThat(e.isOutcomeUnknown())
                            .isEqualTo(e instanceof DingTalkServiceException && !request.idempotent());
                    // A code whose meaning is known wins over the status.
                    if (status == 429 && (envelope == null || envelope.kind() == ErrorKind.UNKNOWN)) {
                        assertThat(e).isInstanceOf(DingTalkThrottledException.class);
                    }
                    if (e instanceof DingTalkPermissionDeniedException denied) {
                        assertThat(denied.getRequiredScopes()).hasSizeLessThanOrEqualTo(20);
                    }
                }
            }
        });
    }
}
