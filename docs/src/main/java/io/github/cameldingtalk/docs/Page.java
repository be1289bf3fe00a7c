// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.nio.file.Path;
import org.jsoup.nodes.Element;

/**
 * A page before it gets its menu.
 *
 * @param language its language
 * @param name the name of its file, without an ending
 * @param title its title
 * @param description one sentence; may be empty
 * @param source the file from which it is made
 * @param content its HTML
 */
record Page(Language language, String name, String title, String description, Path source, Element content) {

    String file() {
        return language.folder + "/" + name + ".html";
    }
}
