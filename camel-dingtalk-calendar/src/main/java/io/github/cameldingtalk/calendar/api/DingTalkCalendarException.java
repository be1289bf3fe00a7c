// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import java.io.Serializable;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed. The subclass says what a route can do about it. Each exception tells what was called, what came
 * back, and whether a retry can help.
 *
 * <p>The text has no access token and no other secret, and at most 500 characters of the server's text. The
 * names of required permissions may follow.
 */
public abstract class DingTalkCalendarException extends Exception {

    private final Details details;

    /**
     * Creates an exception.
     *
     * @param details what was called and what came back
     * @param cause the cause, or {@code null}
     */
    protected DingTalkCalendarException(Details details, @Nullable Throwable cause) {
        super(details.text(), cause);
        this.details = details;
    }

    /**
     * {@return the operation that failed, as it stands in the endpoint's URI, or the token API, such as
     * {@code oauth2/accessToken}, or {@code health check}}
     */
    public String getOperation() {
        return details.operation;
    }

    /** {@return the calendar of the call, or {@code null} if the operation has none} */
    public @Nullable String getCalendarId() {
        return details.calendarId;
    }

    /** {@return the HTTP status, or 0 if no response came} */
    public int getStatusCode() {
        return details.statusCode;
    }

    /** {@return the service's error code, such as {@code invalidParameter}, or {@code null}} */
    public @Nullable String getErrorCode() {
        return details.errorCode;
    }

    /** {@return the error message of the service, or of the component if the component rejected the call; or {@code null}} */
    public @Nullable String getErrorMessage() {
        return details.errorMessage;
    }

    /** {@return the service's id of the call, or {@code null}} */
    public @Nullable String getRequestId() {
        return details.requestId;
    }

    /** {@return whether a call that is not idempotent may have taken effect} A retry may then repeat it. */
    public boolean isOutcomeUnknown() {
        return details.outcomeUnknown;
    }

    /** {@return whether a retry can succeed and does no harm} */
    public final boolean isRetryable() {
        return isTransient() && !details.outcomeUnknown;
    }

    /** {@return how long to wait before a retry, or {@code null} if the service has not said so} */
    public @Nullable Duration getRetryAfter() {
        return null;
    }

    /** {@return whether the failure can go away by itself} */
    protected abstract boolean isTransient();

    /** {@return what was called and what came back} */
    protected final Details details() {
        return details;
    }

    /**
     * The same failure, for another exchange. One exception must not be thrown to several exchanges, because each
     * exchange may change it.
     *
     * @return a new exception of the same class, with this exception as its cause
     */
    public abstract DingTalkCalendarException forAnotherExchange();

    /**
     * What was called and what came back.
     *
     * @param operation      the operation or the token API
     * @param calendarId     the calendar of the call, or {@code null} if the operation has none
     * @param statusCode     the HTTP status; 0 if no response came
     * @param errorCode      the service's error code, or {@code null}
     * @param errorMessage   the message of the service or the component, or {@code null}
     * @param requestId      the service's id of the call, or {@code null}
     * @param outcomeUnknown whether a call that is not idempotent may have taken effect
     * @param hint           what to check, as a sentence without a full stop, or {@code null}
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

        private static final int MAX_ID_LENGTH = 200;
        private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

        /**
         * {@return the details of a failure without a response}
         *
         * @param operation  the operation or the token API
         * @param calendarId the calendar of the call, or {@code null}
         * @param message    what is wrong
         */
        public static Details withoutResponse(String operation, @Nullable String calendarId, String message) {
            return new Details(operation, calendarId, 0, null, message, null, false, null);
        }

        private String text() {
            StringBuilder text = new StringBuilder(operation);
            if (calendarId != null) {
                text.append(" of calendar '");
                // The id may have been rejected because of its invisible characters.
                calendarId
                        .codePoints()
                        .limit(MAX_ID_LENGTH)
                        .map(c -> INVISIBLE.matcher(Character.toString(c)).matches() ? '?' : c)
                        .forEach(text::appendCodePoint);
                text.append('\'');
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
                text.append("; the call may have taken effect");
            }
            if (hint != null) {
                text.append(". ").append(hint);
            }
            return text.toString();
        }
    }
}
