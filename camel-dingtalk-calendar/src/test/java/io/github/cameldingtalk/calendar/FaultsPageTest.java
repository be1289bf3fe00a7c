// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the faults. {@code ./mvnw test -Dtest=FaultsPageTest -Ddocumentation.write=true} writes it again. */
class FaultsPageTest {

    private static final Path PAGE = Path.of("FAULTS.md");

    @Test
    void thePageOfTheFaultsIsMadeFromThem() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Faults

                What a server, a gateway or a proxy can do to a call, and what comes out. Each line is tested with each operation, over a new
                and over a pooled connection, in plain HTTP, with TLS and through a proxy.

                *Retryable* is `isRetryable()` of the exception. *Create* says whether `createSubscribed` may have been done:
                `isOutcomeUnknown()`; then it is not retryable. All other operations can be sent again safely. *Pooled connection* says what the
                component does if the connection has served a call before.

                | fault | exception | retryable | create | pooled connection | what to do |
                |---|---|---|---|---|---|
                """);
        for (Fault fault : Fault.values()) {
            Fault.Expected expected = fault.expected;
            page.append("| ")
                    .append(String.join(
                            " | ",
                            fault.description,
                            exception(expected),
                            expected.retryable() ? "yes" : "no",
                            expected.unknownOutcome()
                                    ? "unknown"
                                    : expected.exceptions().isEmpty() ? "done" : "not done",
                            expected.replaced() ? "replaced, sent once more; not for create" : "the same",
                            fault.help))
                    .append(" |\n");
        }
        if (Boolean.getBoolean("documentation.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualToIgnoringNewLines(Files.readString(PAGE));
    }

    private static String exception(Fault.Expected expected) {
        return expected.exceptions().stream()
                .sorted()
                .map(name -> "`" + name + "`")
                .reduce((one, other) -> one + " or " + other)
                .orElse("none: the call succeeds");
    }
}
