// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.Serializable;
import org.apache.camel.CamelException;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed. There is a subclass for each thing that a route would do differently; what is common to
 * all of them is what was asked, what came back, and whether trying again can help.
 *
 * <p>Its text never holds an access token or another secret, nor more than 500 characters of what the server wrote.
 */
public abstract class DingTalkCalendarException extends CamelException {

    private final Details details;

    protected DingTalkCalendarException(Details details, @Nullable Throwable cause) {
        super(details.text(), cause);
        this.details = details;
    }

    /** What was asked: the operation's name as it stands in the endpoint's URI. */
    public String getOperation() {
        return details.operation;
    }

    /** The calendar that it was about, or {@code null} if there was none. */
    public @Nullable String getCalendarId() {
        return details.calendarId;
    }

    /** The HTTP status, or 0 when nothing came back. */
    public int getStatusCode() {
        return details.statusCode;
    }

    /** The service's error code, such as {@code invalidParameter}, or {@code null}. */
    public @Nullable String getErrorCode() {
        return details.errorCode;
    }

    /** What the service says is wrong, or the component if it refused the call, or {@code null}. */
    public @Nullable String getErrorMessage() {
        return details.errorMessage;
    }

    /** The service's id of the call, or {@code null}. */
    public @Nullable String getRequestId() {
        return details.requestId;
    }

    /** Whether it is not known if the call took effect, and it would do harm to make it again. */
    public boolean isOutcomeUnknown() {
        return details.outcomeUnknown;
    }

    /** Whether the same call, later, can succeed without doing harm. */
    public final boolean isRetryable() {
        return mayPass() && !details.outcomeUnknown;
    }

    /** Whether what failed may be gone later. */
    protected abstract boolean mayPass();

    /**
     * What was asked and what came back.
     *
     * @param statusCode     0 when nothing came back
     * @param outcomeUnknown whether what must not be done twice may have been done
     * @param hint           what to look at, in the component's words; a sentence that ends the exception's text, or
     *     {@code null}
     */
    public record Details(
            String operation,
            @Nullable String calendarId,
            int statusCode,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String requestId,
            boolean outcomeUnknown,
            @Nullable String hint)
            implements Serializable {

        private static final int MOST_OF_AN_ID = 200;

        /** A failure without an answer. */
        public static Details withoutAnswer(String operation, @Nullable String calendarId, String message) {
            return new Details(operation, calendarId, 0, null, message, null, false, null);
        }

        private String text() {
            StringBuilder text = new StringBuilder(operation);
            if (calendarId != null) {
                // It may have been refused for the very characters that no log should get.
                String shown = calendarId.replaceAll("\\p{Cntrl}", "?");
                text.append(" of calendar '")
                        .append(shown, 0, Math.min(shown.length(), MOST_OF_AN_ID))
                        .append('\'');
            }
            text.append(": ");
            if (statusCode != 0) {
                text.append("DingTalk answered ").append(statusCode);
                if (errorCode != null) {
                    text.append(' ').append(errorCode);
                }
                if (errorMessage != null) {
                    text.append(": ");
                }
            }
            if (errorMessage != null) {
                text.append(errorMessage);
            }
            if (requestId != null) {
                text.append(" (request id ").append(requestId).append(')');
            }
            if (outcomeUnknown) {
                text.append("; whether it took effect is not known");
            }
            if (hint != null) {
                text.append(". ").append(hint);
            }
            return text.toString();
        }
    }
}
