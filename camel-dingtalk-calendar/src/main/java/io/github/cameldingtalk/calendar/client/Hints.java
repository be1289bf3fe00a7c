// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import org.jspecify.annotations.Nullable;

/** What to look at, where the service itself says too little of a failure. */
final class Hints {

    /** Stands for a message that DingTalk has from behind its API, and does not pass on. */
    private static final String FORWARDED = "forwardErrorMessage";

    private Hints() {}

    /** A sentence without a full stop, or {@code null}. */
    static @Nullable String of(ApiRequest request, ErrorEnvelope envelope) {
        if (!envelope.requiredScopes().isEmpty()) {
            return "The app lacks the permission " + String.join(", ", envelope.requiredScopes())
                    + ": open it for the app in the Developer Console of DingTalk";
        }
        boolean isDenied = "permissionDenied".equalsIgnoreCase(envelope.code());
        if (!isDenied && !FORWARDED.equalsIgnoreCase(envelope.message())) {
            return null;
        }
        if (request.calendarId() == null) {
            return "Check that userId is the unionId of the user";
        }
        return "Check that the calendar id is right, and that the user "
                + switch (request.operation()) {
                    case "subscribe", "unsubscribe" -> "is in the calendar's subscribeScope";
                    case "deleteSubscribed" -> "has created the calendar";
                    default -> "is the calendar's author or a co-editor";
                };
    }
}
