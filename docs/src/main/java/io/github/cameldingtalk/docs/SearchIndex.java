// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** The texts that the search of a page finds, one for each section. */
final class SearchIndex {

    private final List<Map<String, String>> sections = new ArrayList<>();

    void add(Page page) {
        StringBuilder text = new StringBuilder();
        String[] place = {page.title(), ""};
        NodeTraversor.traverse(
                (Node node, int depth) -> {
                    if (node instanceof Element element && element.normalName().matches("h[2-4]")) {
                        end(page, place, text);
                        place[0] = element.text();
                        place[1] = "#" + element.id();
                    } else if (node instanceof TextNode words) {
                        text.append(words.text()).append(' ');
                    }
                },
                page.content());
        end(page, place, text);
    }

    private void end(Page page, String[] place, StringBuilder text) {
        sections.add(Map.of(
                "page",
                page.title(),
                "heading",
                place[0],
                "url",
                "../" + page.file() + (place[1].length() > 1 ? place[1] : ""),
                "text",
                text.toString().replaceAll("\\s+", " ").strip()));
        text.setLength(0);
    }

    /** JavaScript and not JSON, because a browser reads no JSON from a page that was opened as a file. */
    String asScript() throws IOException {
        return "window.searchIndex=" + new ObjectMapper().writeValueAsString(sections) + ";\n";
    }
}
