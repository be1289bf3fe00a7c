// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating a calendar is not idempotent: whether a failed call may have created one, and when a call is sent again. */
class CreateOutcomeTest extends DingTalkCalendarTestSupport {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void theOutcomeIsUnknownAfterAServerError(int status) {
        dingtalk.next(EmulatedResponse.status(status));

        DingTalkServiceException failure = failure(DingTalkServiceException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageEndingWith("; the call may have taken effect");
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void theOutcomeIsUnknownAfterTheConnectionWasClosed() {
        send(GET, null);
        dingtalk.next(RawResponse.of(""));

        DingTalkConnectionException failure = failure(DingTalkConnectionException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(dingtalk.requests()).hasSize(2);
        assertThat(dingtalk.requests().get(1).connection()).isEqualTo(1);
    }

    @Test
    void theOutcomeIsUnknownAfterAResponseThatCannotBeRead() {
        dingtalk.next(EmulatedResponse.json(200, "{\"calendarId\":\"c"), EmulatedResponse.json(200, "{}"));

        for (int i = 0; i < 2; i++) {
            assertThat(failure(DingTalkUnexpectedResponseException.class, send(CREATE, EXAMPLE))
                            .isOutcomeUnknown())
                    .isTrue();
        }
    }

    @Test
    void theOutcomeIsUnknownAfterASystemErrorWithAnyStatus() {
        dingtalk.next(EmulatedResponse.json(400, "{\"code\":\"system.error\",\"message\":\"failed\"}"));

        DingTalkServiceException failure = failure(DingTalkServiceException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void nothingWasCreatedIfTheAddressIsBlocked() {
        dingtalk.next(EmulatedResponse.blocked());

        DingTalkThrottledException failure = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));

        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aFailureIsRetryableIfNothingWasCreated() {
        dingtalk.next(
                EmulatedResponse.json(403, "{\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\"}"),
                EmulatedResponse.status(429));

        DingTalkConnectionException refused =
                failure(DingTalkConnectionException.class, send(CREATE + "?baseUri=http://127.0.0.1:1", EXAMPLE));
        DingTalkThrottledException limit = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));
        DingTalkThrottledException busy = failure(DingTalkThrottledException.class, send(CREATE, EXAMPLE));

        assertThat(List.of(refused, limit, busy))
                .allMatch(DingTalkCalendarException::isRetryable)
                .noneMatch(DingTalkCalendarException::isOutcomeUnknown);
    }

    @Test
    void aStaleConnectionIsReplacedBeforeTheRequestIsSent() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        dingtalk.next(EmulatedResponse.wire(socket -> {
            RawResponse.write(socket, RawResponse.OK);
            socket.shutdownOutput();
            closed.countDown();
            RawResponse.waitUntilClosed(socket);
        }));
        send(UPDATE, "{}");
        closed.await();

        assertSucceeds(send(CREATE, EXAMPLE));

        assertThat(dingtalk.requests())
                .extracting(request -> request.method() + request.connection())
                .containsExactly("PUT1", "POST2");
        assertThat(dingtalk.calendars()).hasSize(2);
    }

    @Test
    void theRequestIsSentOnceMoreAfterARejectedToken() {
        component().getConfiguration().setAccessToken(null);
        dingtalk.putInternalApp("app", "secret");
        String uri = CREATE + "?clientId=app&clientSecret=secret";
        send(uri, EXAMPLE);
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());

        assertSucceeds(send(uri, EXAMPLE));

        assertThat(dingtalk.calendars()).hasSize(3);
    }
}
