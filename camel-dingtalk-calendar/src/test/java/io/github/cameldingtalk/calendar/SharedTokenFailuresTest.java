// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkPermissionDeniedException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** After a failed token request, calls fail without a request for a pause, each with an exception of its own. */
class SharedTokenFailuresTest extends AppTestSupport {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        EmulatedResponse.json(400, "{\"code\":\"invalidClientIdOrSecret\"}"),
                        DingTalkAuthenticationException.class),
                Arguments.of(EmulatedResponse.json(503, ""), DingTalkServiceException.class),
                Arguments.of(EmulatedResponse.json(429, ""), DingTalkThrottledException.class),
                Arguments.of(
                        EmulatedResponse.json(403, "{\"code\":\"Forbidden.AccessDenied.x\"}"),
                        DingTalkPermissionDeniedException.class),
                Arguments.of(EmulatedResponse.json(200, "{}"), DingTalkUnexpectedResponseException.class),
                Arguments.of(RawResponse.of(""), DingTalkConnectionException.class));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachExchangeGetsItsOwnExceptionWithTheFirstAsItsCause(
            EmulatedResponse response, Class<? extends DingTalkCalendarException> type) {
        dingtalk.next(response);

        DingTalkCalendarException first = failure(type, send(INTERNAL, "{}"));
        DingTalkCalendarException second = failure(type, send(INTERNAL, "{}"));
        DingTalkCalendarException third = failure(type, send(INTERNAL, "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
        assertThat(second).isNotSameAs(first).isNotSameAs(third).hasCause(first).hasMessage(first.getMessage());
        assertThat(third).isNotSameAs(first).hasCause(first);
        assertThat(second.getClass()).isEqualTo(first.getClass());
        assertThat(second.getOperation()).isEqualTo("oauth2/accessToken");
        assertThat(second.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(second.getRequestId()).isEqualTo(first.getRequestId());
        assertThat(second.isRetryable()).isEqualTo(first.isRetryable());
    }

    @Test
    void theOperationOfAFailedSupplierIsTheTokenApi() {
        context.getRegistry().bind("broken", (SuiteTicketSupplier) () -> {
            throw new IllegalStateException("no database");
        });

        DingTalkAuthenticationException failure = failure(
                DingTalkAuthenticationException.class,
                send(UPDATE + "?clientId=suite&clientSecret=s3cret&corpId=corp&suiteTicketSupplier=#broken", "{}"));

        assertThat(failure.getOperation()).isEqualTo("oauth2/corpAccessToken");
        assertThat(failure).hasRootCauseMessage("no database");
    }

    @Test
    void aSupplierThatThrowsAnUndeclaredExceptionFailsOnlyItsOwnCall() {
        AtomicInteger asked = new AtomicInteger();
        context.getRegistry().bind("sneaky", (SuiteTicketSupplier) () -> {
            asked.incrementAndGet();
            throw SharedTokenFailuresTest.<RuntimeException>undeclared(new IOException("no database"));
        });
        String uri = UPDATE + "?clientId=suite&clientSecret=s3cret&corpId=corp&suiteTicketSupplier=#sneaky";

        assertFails(DingTalkAuthenticationException.class, send(uri, "{}")).hasRootCauseMessage("no database");
        assertFails(DingTalkAuthenticationException.class, send(uri, "{}")).hasRootCauseMessage("no database");
        assertThat(asked).hasValue(1);
    }

    /** As Kotlin and Groovy throw a checked exception. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E undeclared(Exception e) throws E {
        throw (E) e;
    }
}
