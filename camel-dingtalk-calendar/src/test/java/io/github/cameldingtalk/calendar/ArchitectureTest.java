// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.cameldingtalk.calendar";

    /** Without the emulator, because its jar has an HTTP server in a package of the same name. */
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("camel-dingtalk-calendar-emulator"))
            .importPackagesOf(DingTalkCalendarComponent.class);

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".telemetry")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(classes);
    }

    @Test
    void onlyTheRootPackageDependsOnInternalPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".internal..")
                .check(classes);
    }

    @Test
    void eachInternalPackageDependsOnThePackagesBelowItOnly() {
        dependsAtMostOn(".api");
        dependsAtMostOn(".api.event", ".api");
        dependsAtMostOn(".token", ".api");
        dependsAtMostOn(".internal.http", ".api");
        dependsAtMostOn(".internal.pace", ".api", ".internal.http");
        dependsAtMostOn(".internal.calendar", ".api", ".api.event", ".token", ".internal.http", ".internal.pace");
        dependsAtMostOn(".internal.oauth2", ".api", ".token", ".internal.http");
    }

    private void dependsAtMostOn(String packageName, String... others) {
        List<String> allowed =
                Stream.concat(Stream.of(packageName), Stream.of(others)).toList();
        classes()
                .that()
                .resideInAPackage(ROOT + packageName)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                allowed.stream().map(ROOT::concat),
                                Stream.of(
                                        "java..",
                                        "javax.net..",
                                        "org.apache.hc..",
                                        "com.fasterxml.jackson..",
                                        "org.slf4j..",
                                        "org.jspecify.."))
                        .toArray(String[]::new))
                .check(classes);
    }

    @Test
    void theApiPackageDependsOnJacksonsAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".api..", "java..", "com.fasterxml.jackson.annotation..", "org.jspecify..")
                .check(classes);
    }

    /** Except the benchmarks and the fuzz tests, because they run the internal parts one by one. */
    @Test
    void noOtherModuleUsesAnInternalPackage() throws IOException {
        Path project = Path.of("..").toRealPath();
        Path component = project.relativize(Path.of("").toRealPath());
        try (Stream<Path> files = Files.walk(project)) {
            List<Path> others = files.map(project::relativize)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("target"))
                    .filter(file -> !file.startsWith("benchmarks"))
                    .filter(file -> !file.startsWith("integration-tests/fuzzing"))
                    .filter(file -> !file.startsWith(component))
                    .toList();

            assertThat(others).hasSizeGreaterThan(100);
            assertThat(others.stream()
                            .filter(file -> read(project.resolve(file)).contains("import " + ROOT + ".internal")
                                    || read(project.resolve(file)).contains("import static " + ROOT + ".internal")))
                    .isEmpty();
        }
    }

    @Test
    void theEmulatorIsForTestsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..emulator..")
                .check(classes);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
