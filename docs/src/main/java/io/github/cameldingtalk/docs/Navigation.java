// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of the pages.
 *
 * @param sections the parts of the menu
 */
record Navigation(List<Section> sections) {

    /**
     * A part of the menu.
     *
     * @param english the English heading
     * @param chinese the Chinese heading
     * @param entries its pages
     */
    record Section(String english, String chinese, List<Entry> entries) {

        String title(Language language) {
            return language == Language.ENGLISH ? english : chinese;
        }
    }

    /**
     * A page.
     *
     * @param name the name of the page's file, without an ending
     * @param english the English text of the link
     * @param chinese the Chinese text of the link
     * @param markdown a Markdown file, relative to the root directory; {@code null} for a page in AsciiDoc
     */
    record Entry(String name, String english, String chinese, @Nullable String markdown) {

        String title(Language language) {
            return language == Language.ENGLISH ? english : chinese;
        }
    }

    /** Reads a file with lines {@code # English | Chinese} and {@code page | English | Chinese | Markdown file}. */
    static Navigation read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            List<String> cells = List.of(line.replaceFirst("^# ", "").split(" *\\| *"));
            if (line.startsWith("# ")) {
                sections.add(new Section(cells.get(0), cells.get(1), new ArrayList<>()));
            } else if (!line.isBlank()) {
                String markdown = cells.size() > 3 ? cells.get(3) : null;
                sections.get(sections.size() - 1)
                        .entries()
                        .add(new Entry(cells.get(0), cells.get(1), cells.get(2), markdown));
            }
        }
        return new Navigation(sections);
    }

    /** The same without the entries that have no English page. */
    Navigation of(Set<String> pages) {
        return new Navigation(sections.stream()
                .map(section -> new Section(
                        section.english(),
                        section.chinese(),
                        section.entries().stream()
                                .filter(entry -> pages.contains(Language.ENGLISH.folder + "/" + entry.name() + ".html"))
                                .toList()))
                .toList());
    }

    List<Entry> entries() {
        return sections.stream().flatMap(section -> section.entries().stream()).toList();
    }

    /** The page that is made from this Markdown file. */
    Optional<Entry> ofMarkdown(String file) {
        return entries().stream().filter(entry -> file.equals(entry.markdown())).findFirst();
    }
}
