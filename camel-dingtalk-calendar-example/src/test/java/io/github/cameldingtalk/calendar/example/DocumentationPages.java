// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The component's page and the English pages of {@code docs}. */
final class DocumentationPages {

    private static final Path COMPONENT =
            Path.of("../camel-dingtalk-calendar/src/main/docs/dingtalk-calendar-component.adoc");
    private static final Path OTHERS = Path.of("../docs/src/main/asciidoc/en");

    private DocumentationPages() {}

    /** The only YAML route from this endpoint with these texts. */
    static String yaml(String from, String... texts) {
        return block(
                "yaml",
                Stream.concat(Stream.of("uri: " + from + "\n"), Stream.of(texts))
                        .toArray(String[]::new));
    }

    /** The only block of this language with these texts. */
    static String block(String language, String... texts) {
        List<String> found = files().stream()
                .flatMap(file -> blocks(language, file))
                .filter(block -> Stream.of(texts).allMatch(block::contains))
                .toList();
        assertThat(found).as("blocks of %s with %s", language, List.of(texts)).hasSize(1);
        return found.get(0);
    }

    private static Stream<String> blocks(String language, Path file) {
        Pattern block = Pattern.compile("\\[source," + language + "]\\n----\\n(.*?)----", Pattern.DOTALL);
        try {
            return block.matcher(Files.readString(file)).results().map((MatchResult result) -> result.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> pages = Files.list(OTHERS)) {
            return Stream.concat(Stream.of(COMPONENT), pages.filter(page -> page.toString()
                            .endsWith(".adoc")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
