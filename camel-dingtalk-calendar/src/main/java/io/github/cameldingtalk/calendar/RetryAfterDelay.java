// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Makes Camel wait before a redelivery for as long as DingTalk asks: {@link DingTalkCalendarException#getRetryAfter()}.
 *
 * <p>For {@code onExceptionOccurred}. Sets the header {@value Exchange#REDELIVERY_DELAY} to the time in milliseconds, or removes it
 * if no time is known. Without the header, the delay of the redelivery policy counts.
 *
 * <pre>{@code
 * onException(DingTalkCalendarException.class)
 *     .onExceptionOccurred(new RetryAfterDelay())
 *     .retryWhile(simple("${header.CamelDingTalkCalendarRetryable} == true && ${header.CamelRedeliveryCounter} <= 5"));
 * }</pre>
 *
 * <p>In YAML, declare a bean of this class and refer to the bean by its name.
 */
public final class RetryAfterDelay implements Processor {

    /**
     * Sets or removes the header.
     *
     * @param exchange an exchange that has failed
     */
    @Override
    public void process(Exchange exchange) {
        Duration wait = retryAfter(exchange);
        if (wait == null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        } else {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
        }
    }

    private static @Nullable Duration retryAfter(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        DingTalkCalendarException failure = ObjectHelper.getException(DingTalkCalendarException.class, caught);
        return failure == null ? null : failure.getRetryAfter();
    }
}
