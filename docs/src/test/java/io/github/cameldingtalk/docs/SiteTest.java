// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site that the build has made. */
class SiteTest {

    private static final Path SITE = Path.of("target/site");

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasATitleAndOneHeading(Path page) throws IOException {
        Document html = html(page);

        assertThat(html.title()).isNotBlank().doesNotStartWith(" ·");
        assertThat(html.select("h1")).hasSize(1).allSatisfy(heading -> assertThat(heading.text())
                .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noIncludeAndNoAttributeOfAPageIsUnresolved(Path page) throws IOException {
        Document html = html(page);
        html.select("code, pre").remove();

        assertThat(html.text()).doesNotContain("Unresolved directive", "include::", "@@");
        assertThat(html.body().select("*").textNodes().stream().map(TextNode::text))
                .noneMatch(text -> text.matches(".*\\{[a-z][a-z-]*}.*"));
    }

    /** Between Chinese characters, AsciiDoc needs two asterisks. */
    @ParameterizedTest
    @MethodSource("pages")
    void noMarkOfAsciiDocIsLeftInAPage(Path page) throws IOException {
        Document html = html(page);
        html.select("code, pre").remove();

        assertThat(html.select("main").text()).doesNotContain("`", "**").doesNotContainPattern("\\*[\\p{IsHan}\\w]");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkOfAPageLeadsToAFileAndToAnAnchor(Path page) throws IOException {
        for (Element link : html(page).select("a[href], link[href], img[src], script[src]")) {
            String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            if (!target.startsWith("https://")) {
                assertThat(leadsSomewhere(page, target))
                        .as("%s of %s", target, page)
                        .isTrue();
            }
        }
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.isRegularFile(file)) {
            return false;
        }
        return parts.length == 1 || html(file).getElementById(parts[1]) != null;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageLoadsAnythingFromElsewhere(Path page) throws IOException {
        assertThat(html(page).select("link[href], [src], form[action], iframe, object"))
                .allSatisfy(element ->
                        assertThat(element.attr("href") + element.attr("src")).doesNotContain("//"));
        assertThat(Files.readString(SITE.resolve("site.css"))).doesNotContain("url(", "@import");
    }

    @Test
    void everyPageIsReachedFromTheFirstOne() throws IOException {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(SITE.resolve("index.html")));
        while (!next.isEmpty()) {
            Path page = next.pop();
            if (reached.add(page)) {
                for (Element link : html(page).select("a[href]")) {
                    String target = link.attr("href").replaceFirst("#.*", "");
                    if (target.endsWith(".html") && !target.startsWith("https:")) {
                        next.add(page.resolveSibling(target).normalize());
                    }
                }
            }
        }
        assertThat(reached).containsAll(pages().toList());
    }

    @Test
    void theMenuOfAChinesePageMarksWhatIsInEnglish() throws IOException {
        assertThat(html(SITE.resolve("zh-CN/index.html")).select("nav a"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.text().contains("（英文）"))
                        .isEqualTo(link.attr("href").startsWith("../en/")));
    }

    @Test
    void theSearchHasEveryPage() throws IOException {
        String index =
                Files.readString(SITE.resolve("search-en.js")) + Files.readString(SITE.resolve("search-zh-CN.js"));

        assertThat(pages().filter(page -> !page.endsWith("site/index.html")))
                .isNotEmpty()
                .allSatisfy(
                        page -> assertThat(index).contains(SITE.relativize(page).toString()));
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    private static Document html(Path page) throws IOException {
        return Jsoup.parse(page.toFile());
    }
}
