// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comments of what users of the component can call. */
class JavadocTest {

    private static final Path SOURCES = Path.of("../camel-dingtalk-calendar/src/main/java");

    @TempDir
    Path classes;

    /** Each comment is complete: its parameters, what it returns and what it throws. Generated classes have none. */
    @Test
    void everyPublicTypeOfTheComponentIsDocumented() throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                // No class is needed.
                "--should-stop=ifNoError=FLOW",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Xmaxwarns",
                "1000",
                "-Xdoclint:all/protected",
                "-Xdoclint/package:-io.github.cameldingtalk.calendar.internal.*");

        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<File> java = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .toList();
            compiler.getTask(null, files, problems, options, null, files.getJavaFileObjectsFromFiles(java))
                    .call();
        }

        // The compiler also warns of annotations that only its processors would read.
        assertThat(problems.getDiagnostics().stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR
                                || problem.getCode().contains("proc.messager"))
                        .map(Object::toString))
                .isEmpty();
    }
}
