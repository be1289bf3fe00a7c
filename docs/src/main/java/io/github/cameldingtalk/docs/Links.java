// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Makes the links of a page links within the site. */
final class Links {

    private final Path root;
    private final Path output;
    private final Navigation navigation;
    /** The files of all pages, such as {@code en/index.html}. */
    private final Set<String> pages;

    Links(Path root, Path output, Navigation navigation, Set<String> pages) {
        this.root = root;
        this.output = output;
        this.navigation = navigation;
        this.pages = pages;
    }

    void rewrite(Page page) throws IOException {
        for (Element link : page.content().select("a[href]")) {
            String href = link.attr("href");
            if (href.matches("[a-z]+:.*|#.*")) {
                continue;
            }
            int hash = href.indexOf('#');
            String path = hash < 0 ? href : href.substring(0, hash);
            String anchor = hash < 0 ? "" : href.substring(hash);
            link.attr("href", target(page, path, anchor, link));
        }
        for (Element image : page.content().select("img[src]")) {
            String src = image.attr("src");
            if (!src.startsWith("data:")) {
                image.attr("src", copy(page.source().resolveSibling(src).normalize(), ""));
            }
        }
    }

    private String target(Page page, String path, String anchor, Element link) throws IOException {
        Path file = page.source().resolveSibling(path).normalize();
        Optional<Navigation.Entry> markdown =
                navigation.ofMarkdown(root.relativize(file).toString());
        if (markdown.isPresent()) {
            return toPage(page, markdown.get().name(), anchor, link);
        }
        if (file.endsWith("dingtalk-calendar-component.adoc")) {
            return toPage(page, "component", anchor, link);
        }
        // A link of AsciiDoc to another page has the ending .html already, a link of Markdown has .adoc.
        String name = file.getFileName().toString();
        if (name.endsWith(".html") || name.endsWith(".adoc")) {
            if (page.language() != Language.ENGLISH && file.endsWith(Path.of(Language.ENGLISH.folder, name))) {
                return toEnglish(page, name.substring(0, name.length() - 5), anchor, link);
            }
            return toPage(page, name.substring(0, name.length() - 5), anchor, link);
        }
        return Files.isRegularFile(file) ? copy(file, ".txt") : path + anchor;
    }

    private String toPage(Page page, String name, String anchor, Element link) {
        if (pages.contains(page.language().folder + "/" + name + ".html")) {
            return name + ".html" + anchor;
        }
        return toEnglish(page, name, anchor, link);
    }

    private static String toEnglish(Page page, String name, String anchor, Element link) {
        link.appendText(page.language().inEnglish);
        return "../" + Language.ENGLISH.folder + "/" + name + ".html" + anchor;
    }

    /** A file of the project that is no page becomes a file of the site, so that no link leaves the site. */
    private String copy(Path file, String ending) throws IOException {
        String name = "files/" + root.relativize(file) + ending;
        Path copy = output.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        return "../" + name;
    }
}
