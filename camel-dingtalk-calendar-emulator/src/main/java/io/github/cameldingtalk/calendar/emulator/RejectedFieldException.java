// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** Thrown if a field of a form of the page is wrong. The page has a text for each problem, and shows it at the field. */
final class RejectedFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Problem problem;

    enum Problem {
        BLANK,
        TOO_LONG,
        INVISIBLE_CHARACTER,
        EXISTS
    }

    RejectedFieldException(String field, Problem problem) {
        super(field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    String field() {
        return field;
    }

    Problem problem() {
        return problem;
    }
}
