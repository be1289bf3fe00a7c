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
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comments of what users of the component, the emulator and the starter can call. */
@EnabledForJreRange(
        max = JRE.JAVA_17,
        disabledReason = "A later compiler also asks for a comment of each default constructor")
class JavadocTest {

    @TempDir
    Path classes;

    /** Each comment is complete: its parameters, what it returns and what it throws. Generated classes have none. */
    @ParameterizedTest
    @ValueSource(
            strings = {"camel-dingtalk-calendar", "camel-dingtalk-calendar-emulator", "camel-dingtalk-calendar-starter"
            })
    void everyPublicTypeIsDocumented(String module) throws Exception {
        Path sources = Path.of("..", module, "src/main/java").toRealPath();
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
                "-sourcepath",
                "../" + module + "/src/generated/java",
                "-Xmaxwarns",
                "1000",
                "-Xdoclint:all/protected",
                "-Xdoclint/package:-io.github.cameldingtalk.calendar.internal.*");

        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<File> java = paths.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .toList();
            compiler.getTask(null, files, problems, options, null, files.getJavaFileObjectsFromFiles(java))
                    .call();
        }

        assertThat(problems.getDiagnostics().stream()
                        .filter(problem ->
                                problem.getKind() == Diagnostic.Kind.ERROR || isAboutComment(problem, sources))
                        .map(Object::toString))
                .isEmpty();
    }

    /** The compiler also warns of annotations that only its processors would read, and of generated classes. */
    private static boolean isAboutComment(Diagnostic<? extends JavaFileObject> problem, Path sources) {
        return problem.getCode().contains("proc.messager")
                && Path.of(problem.getSource().toUri()).startsWith(sources);
    }
}
