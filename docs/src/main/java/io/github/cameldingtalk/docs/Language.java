// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

/** A language of the site, and the words that stand on each page in this language. */
enum Language {
    ENGLISH("en", "English", "Search", "On this page", "Menu", "Light or dark", "Nothing found", ""),
    CHINESE("zh-CN", "中文", "搜索", "本页内容", "菜单", "浅色或深色", "没有找到", "（英文）");

    final String folder;
    final String itself;
    final String search;
    final String onThisPage;
    final String menu;
    final String theme;
    final String nothingFound;
    /** Marks a link to a page that is not translated. */
    final String inEnglish;

    Language(
            String folder,
            String itself,
            String search,
            String onThisPage,
            String menu,
            String theme,
            String nothingFound,
            String inEnglish) {
        this.folder = folder;
        this.itself = itself;
        this.search = search;
        this.onThisPage = onThisPage;
        this.menu = menu;
        this.theme = theme;
        this.nothingFound = nothingFound;
        this.inEnglish = inEnglish;
    }

    Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }
}
