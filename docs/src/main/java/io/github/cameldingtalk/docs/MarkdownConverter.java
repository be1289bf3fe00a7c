// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Converts pages in Markdown, with the tables and the anchors of GitHub. */
final class MarkdownConverter {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    Page convert(String name, Path source) throws IOException {
        Element content = Jsoup.parseBodyFragment(renderer.render(parser.parse(Files.readString(source))))
                .body();
        Element title = content.selectFirst("h1");
        if (title == null) {
            throw new IllegalStateException(source + " has no title");
        }
        return new Page(Language.ENGLISH, name, title.text(), "", source, content);
    }
}
