// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jsoup.Jsoup;

/** Converts pages in AsciiDoc. */
final class AsciiDocConverter implements AutoCloseable {

    private static final Attributes ATTRIBUTES = Attributes.builder()
            .attribute("showtitle", true)
            .attribute("sectanchors", true)
            .attribute("source-highlighter", "coderay")
            .attribute("coderay-css", "class")
            // The component's page lies in another folder. These are the ways from the folder of the other pages.
            .attribute("pages", "")
            .attribute("root", "../../../../../")
            .build();

    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final List<String> warnings = new ArrayList<>();

    AsciiDocConverter() {
        asciidoctor.registerLogHandler(this::keep);
    }

    private void keep(LogRecord log) {
        if (log.getSeverity().compareTo(Severity.WARN) >= 0) {
            warnings.add(log.getMessage() + " " + log.getCursor());
        }
    }

    Page convert(Language language, String name, Path source) {
        Document document = asciidoctor.loadFile(
                source.toFile(),
                Options.builder().safe(SafeMode.UNSAFE).attributes(ATTRIBUTES).build());
        for (StructuralNode block : document.findBy(Map.of("context", ":example"))) {
            // Asciidoctor itself knows no tabs and drops this style.
            if ("tabs".equals(block.getAttribute("1")) || "tabs".equals(block.getStyle())) {
                block.addRole("tabs");
            }
        }
        String title = document.getDoctitle();
        if (title == null) {
            throw new IllegalStateException(source + " has no title");
        }
        return new Page(
                language,
                name,
                title,
                (String) document.getAttribute("description", ""),
                source,
                Jsoup.parseBodyFragment(document.convert()).body());
    }

    /** What Asciidoctor warned of, such as a file to include that does not exist. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
