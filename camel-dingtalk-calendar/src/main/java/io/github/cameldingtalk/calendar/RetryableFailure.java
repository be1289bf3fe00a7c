// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.util.ObjectHelper;

/**
 * Matches if an exchange has failed with a {@link DingTalkCalendarException} that is retryable, also if another exception wraps
 * it.
 *
 * <pre>{@code
 * onException(DingTalkCalendarException.class)
 *     .onWhen(new RetryableFailure())
 *     .onExceptionOccurred(new RetryAfterDelay())
 *     .maximumRedeliveries(5);
 * }</pre>
 *
 * <p>Does the same as {@code simple("${exception.retryable}")}, which needs {@code camel-bean}. In YAML, declare a bean of this
 * class and refer to the bean by its name.
 */
public final class RetryableFailure implements Predicate {

    /**
     * Whether the exchange's failure is retryable.
     *
     * @param exchange an exchange whose failure an error handler handles
     * @return {@code false} too if there is no {@link DingTalkCalendarException}
     */
    @Override
    public boolean matches(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        DingTalkCalendarException failure = ObjectHelper.getException(DingTalkCalendarException.class, caught);
        return failure != null && failure.isRetryable();
    }
}
