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
 * <p>Camel does not apply the policy's maximum delay to the header, so this class has its own.
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

    private volatile Duration maximum = Duration.ofMinutes(10);

    /** Creates a processor that makes Camel wait for 10 minutes at most. */
    public RetryAfterDelay() {}

    /**
     * {@return the longest time to wait, in milliseconds; by default 600000, which is 10 minutes}
     */
    public long getMaximumRedeliveryDelay() {
        return maximum.toMillis();
    }

    /**
     * Sets the longest time to wait. If DingTalk asks for a longer time, Camel waits for this time.
     *
     * @param millis 0 or more milliseconds
     */
    public void setMaximumRedeliveryDelay(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(
                    "maximumRedeliveryDelay must be 0 or more milliseconds, but is " + millis);
        }
        maximum = Duration.ofMillis(millis);
    }

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
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, Math.min(wait.toMillis(), maximum.toMillis()));
        }
    }

    private static @Nullable Duration retryAfter(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        DingTalkCalendarException failure = ObjectHelper.getException(DingTalkCalendarException.class, caught);
        return failure == null ? null : failure.getRetryAfter();
    }
}
