// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of the faults. {@code ./mvnw test -Dtest=FaultsPageTest -Ddocumentation.write=true} writes it again. */
class FaultsPageTest {

    private static final Path PAGE = Path.of("../docs/src/main/asciidoc/en/failures.adoc");
    private static final String START = "// table of faults: START\n";
    private static final String END = "// table of faults: END";

    @Test
    void theTableOfTheFaultsIsMadeFromThem() throws IOException {
        StringBuilder table = new StringBuilder(
                """
                [width="100%",cols="5,4,2,2,3,5",options="header"]
                |===
                | Fault | Exception | Retryable | Create | Pooled connection | What to do
                """);
        for (Fault fault : Fault.values()) {
            Fault.Expected expected = fault.expected;
            table.append("| ")
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
                    .append('\n');
        }
        table.append("|===\n");
        String is = Files.readString(PAGE);
        String ought = is.substring(0, is.indexOf(START) + START.length()) + table + is.substring(is.indexOf(END));
        if (Boolean.getBoolean("documentation.write")) {
            Files.writeString(PAGE, ought);
        } else {
            assertThat(is).isEqualToIgnoringNewLines(ought);
        }
    }

    private static String exception(Fault.Expected expected) {
        return expected.exceptions().stream()
                .sorted()
                .map(name -> "`" + name + "`")
                .reduce((one, other) -> one + " or " + other)
                .orElse("none: the call succeeds");
    }
}
