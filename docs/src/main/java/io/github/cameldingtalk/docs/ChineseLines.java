// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Joins the lines of Chinese text, because a browser shows a line break of the source as a space. */
final class ChineseLines {

    private static final String CHINESE = "[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF\u201C\u201D]";
    private static final Pattern BREAK = Pattern.compile("(?<=" + CHINESE + ")\\n(?=" + CHINESE + "|$)");

    private ChineseLines() {}

    static void join(Element content) {
        for (Element element : content.select(":not(pre, code)")) {
            for (TextNode text : element.textNodes()) {
                text.text(BREAK.matcher(text.getWholeText()).replaceAll(""));
            }
        }
    }
}
