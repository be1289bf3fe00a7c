// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Chinese pages of the site that the build has made, beside the English ones. */
class TranslationTest {

    private static final Path ENGLISH = Path.of("target/site/en");
    private static final Path CHINESE = Path.of("target/site/zh-CN");

    @ParameterizedTest
    @MethodSource("pages")
    void aChinesePageHasTheSectionsOfTheEnglishPage(String page) throws IOException {
        assertThat(ids(chinese(page))).isEqualTo(ids(english(page)));
    }

    private static List<String> ids(Element content) {
        return content.select("h2, h3, h4").eachAttr("id");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aChinesePageHasTheCodeOfTheEnglishPage(String page) throws IOException {
        assertThat(code(chinese(page))).isEqualTo(code(english(page)));
    }

    private static List<String> code(Element content) {
        return content.select("pre").stream().map(Element::wholeText).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aChinesePageHasAsManyRowsInEachTableAsTheEnglishPage(String page) throws IOException {
        assertThat(sizes(chinese(page), "table", "tr")).isEqualTo(sizes(english(page), "table", "tr"));
    }

    private static List<Integer> sizes(Element content, String whole, String part) {
        return content.select(whole).stream()
                .map(element -> element.select(part).size())
                .toList();
    }

    /** An option or a class that only one language names is a change that the other language has missed. */
    @ParameterizedTest
    @MethodSource("pages")
    void eachPageAndEachRowAndItemOfItNamesTheSameCodeInBothLanguages(String page) throws IOException {
        assertThat(namedCode(chinese(page))).isEqualTo(namedCode(english(page)));
    }

    private static List<List<String>> namedCode(Element content) {
        return content.select("main, tr, li").stream()
                .map(part -> part.select("code").eachText().stream()
                        .distinct()
                        .sorted()
                        .toList())
                .toList();
    }

    /** Behind a Chinese character, AsciiDoc takes an address for a link only if it begins with {@code link:}. */
    @ParameterizedTest
    @MethodSource("pages")
    void aChinesePageHasTheLinksOfTheEnglishPage(String page) throws IOException {
        assertThat(links(chinese(page))).containsExactlyInAnyOrderElementsOf(links(english(page)));
    }

    private static List<String> links(Element content) {
        return content.select("a[href]").eachAttr("href").stream()
                .map(link -> link.replaceFirst("^\\.\\./en/", ""))
                .toList();
    }

    private static Element english(String page) throws IOException {
        return content(ENGLISH.resolve(page));
    }

    private static Element chinese(String page) throws IOException {
        return content(CHINESE.resolve(page));
    }

    private static Element content(Path page) throws IOException {
        return Jsoup.parse(page.toFile()).expectFirst("main");
    }

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(CHINESE)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
