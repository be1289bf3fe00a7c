// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** Ends the handling of an API call with an error of DingTalk. */
final class ServiceErrorException extends RuntimeException {

    private final ServiceError error;

    ServiceErrorException(ServiceError error) {
        // Thrown for control flow only: nobody reads the stack trace.
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** Throws the error unless the condition is met. */
    static void require(boolean condition, ServiceError error) {
        if (!condition) {
            throw new ServiceErrorException(error);
        }
    }

    ServiceError error() {
        return error;
    }
}
