// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the site. */
public final class SiteProgram {

    private SiteProgram() {}

    /**
     * Makes the site.
     *
     * @param arguments the root directory of the project, and the directory of the site
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException if Asciidoctor warns of something in a page
     */
    public static void main(String... arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path output = Path.of(arguments[1]).toAbsolutePath().normalize();
        Path docs = root.resolve("docs/src/main");
        Navigation navigation = Navigation.read(docs.resolve("site/navigation.txt"));
        List<Page> pages = convert(root, docs.resolve("asciidoc"), navigation);
        delete(output);
        write(pages, root, docs.resolve("site"), output, navigation);
    }

    private static List<Page> convert(Path root, Path sources, Navigation navigation) throws IOException {
        List<Page> pages = new ArrayList<>();
        try (AsciiDocConverter asciidoc = new AsciiDocConverter()) {
            for (Language language : Language.values()) {
                for (Path source : asciidocFiles(sources.resolve(language.folder))) {
                    String name = source.getFileName().toString().replace(".adoc", "");
                    pages.add(asciidoc.convert(language, name, source));
                }
            }
            if (!asciidoc.warnings().isEmpty()) {
                throw new IllegalStateException(String.join("\n", asciidoc.warnings()));
            }
        }
        MarkdownConverter markdown = new MarkdownConverter();
        for (Navigation.Entry entry : navigation.entries()) {
            String file = entry.markdown();
            if (file != null) {
                pages.add(markdown.convert(entry.name(), root.resolve(file)));
            }
        }
        return pages;
    }

    private static List<Path> asciidocFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".adoc"))
                    .sorted()
                    .toList();
        }
    }

    /** A page that has another name now must not stay. */
    private static void delete(Path output) throws IOException {
        if (Files.exists(output)) {
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(List<Page> pages, Path root, Path frames, Path output, Navigation navigation)
            throws IOException {
        Set<String> files = pages.stream().map(Page::file).collect(Collectors.toSet());
        Links links = new Links(root, output, navigation, files);
        PageTemplate template =
                new PageTemplate(Files.readString(frames.resolve("page.html")), navigation.of(files), files);
        Map<Language, SearchIndex> indexes = new EnumMap<>(Language.class);
        for (Page page : pages) {
            links.rewrite(page);
            indexes.computeIfAbsent(page.language(), language -> new SearchIndex())
                    .add(page);
            if (page.language() == Language.CHINESE) {
                ChineseLines.join(page.content());
            }
            YamlColors.mark(page.content());
            page.content().select("table").wrap("<div class=\"scroll\"></div>");
            write(output.resolve(page.file()), template.fill(page));
        }
        for (Map.Entry<Language, SearchIndex> index : indexes.entrySet()) {
            write(
                    output.resolve("search-" + index.getKey().folder + ".js"),
                    index.getValue().asScript());
        }
        for (String file : List.of("index.html", "site.css", "site.js", "favicon.svg")) {
            write(output.resolve(file), Files.readString(frames.resolve(file)));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
