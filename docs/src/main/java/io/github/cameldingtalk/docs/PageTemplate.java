// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Puts a page into the frame with the menu, the search and the switch of the language. */
final class PageTemplate {

    private final String frame;
    private final Navigation navigation;
    private final Set<String> pages;

    /** @param frame HTML with names between {@code @@} */
    PageTemplate(String frame, Navigation navigation, Set<String> pages) {
        this.frame = frame;
        this.navigation = navigation;
        this.pages = pages;
    }

    String fill(Page page) {
        Language language = page.language();
        Language other = language.other();
        String sameInOther = other.folder + "/" + page.name() + ".html";
        String inOther = pages.contains(sameInOther) ? sameInOther : other.folder + "/index.html";
        return frame.replace("@@lang@@", language.folder)
                .replace("@@title@@", Entities.escape(page.title()))
                .replace("@@description@@", Entities.escape(page.description()))
                .replace("@@search@@", language.search)
                .replace("@@nothing-found@@", language.nothingFound)
                .replace("@@on-this-page@@", language.onThisPage)
                .replace("@@menu@@", language.menu)
                .replace("@@theme@@", language.theme)
                .replace("@@other-lang@@", other.folder)
                .replace("@@other-language@@", other.itself)
                .replace("@@other-page@@", "../" + inOther)
                .replace("@@navigation@@", navigation(page))
                .replace("@@contents@@", contents(page))
                .replace("@@content@@", page.content().html());
    }

    private String navigation(Page page) {
        return navigation.sections().stream()
                .map(section -> "<h2>" + section.title(page.language()) + "</h2><ul>"
                        + section.entries().stream()
                                .map(entry -> item(page, entry))
                                .collect(Collectors.joining())
                        + "</ul>")
                .collect(Collectors.joining("\n"));
    }

    private String item(Page page, Navigation.Entry entry) {
        Language language = page.language();
        boolean translated = pages.contains(language.folder + "/" + entry.name() + ".html");
        String href = (translated ? "" : "../" + Language.ENGLISH.folder + "/") + entry.name() + ".html";
        String current = entry.name().equals(page.name()) ? " aria-current=\"page\"" : "";
        String title = entry.title(language) + (translated ? "" : language.inEnglish);
        return "<li><a href=\"" + href + "\"" + current + ">" + title + "</a></li>";
    }

    private static String contents(Page page) {
        return page.content().select("h2[id]").stream()
                .map((Element heading) ->
                        "<li><a href=\"#" + heading.id() + "\">" + Entities.escape(heading.text()) + "</a></li>")
                .collect(Collectors.joining());
    }
}
