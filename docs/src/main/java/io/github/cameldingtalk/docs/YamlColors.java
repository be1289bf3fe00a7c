// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Marks the keys and the comments of YAML, because the highlighter of Asciidoctor takes most of YAML for strings. */
final class YamlColors {

    private static final Pattern LINE = Pattern.compile("((?:\\s|- )*)(?:(#.*)|([\\w.{}/-]+)(?=:(?:\\s|$)))?(.*)");

    private YamlColors() {}

    static void mark(Element content) {
        for (Element code : content.select("code[data-lang=yaml], code.language-yaml")) {
            String[] lines = code.wholeText().split("\n", -1);
            code.empty();
            for (int i = 0; i < lines.length; i++) {
                mark(lines[i], code);
                if (i < lines.length - 1) {
                    code.appendChild(new TextNode("\n"));
                }
            }
        }
    }

    private static void mark(String line, Element code) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            code.appendChild(new TextNode(line));
            return;
        }
        String comment = parts.group(2);
        String key = parts.group(3);
        code.appendChild(new TextNode(parts.group(1)));
        if (comment != null) {
            code.appendElement("span").addClass("comment").appendText(comment);
        } else if (key != null) {
            code.appendElement("span").addClass("key").appendText(key);
        }
        code.appendChild(new TextNode(parts.group(4)));
    }
}
