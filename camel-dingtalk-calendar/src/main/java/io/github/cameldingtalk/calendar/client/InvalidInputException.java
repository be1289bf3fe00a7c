// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

/** What a call was given cannot be sent. The message names the field and says what to do. */
public final class InvalidInputException extends IllegalArgumentException {

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
