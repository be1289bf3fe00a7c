// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** Ends the handling of an API call with an error of DingTalk. */
final class ServiceErrorException extends RuntimeException {

    private final ServiceError error;

    /** The reason is the message of the error. */
    ServiceErrorException(ServiceError error) {
        this(error, error.message());
    }

    /** @param reason a sentence for the user of the emulator, without a secret. The client does not receive the reason */
    ServiceErrorException(ServiceError error, String reason) {
        // Thrown for control flow only: nobody reads the stack trace.
        super(reason, null, false, false);
        this.error = error;
    }

    /** Throws the error unless the condition is met. */
    static void require(boolean condition, ServiceError error) {
        require(condition, error, error.message());
    }

    /** Throws the error for this reason unless the condition is met. */
    static void require(boolean condition, ServiceError error, String reason) {
        if (!condition) {
            throw new ServiceErrorException(error, reason);
        }
    }

    ServiceError error() {
        return error;
    }

    /** Why the emulator rejects the call. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
