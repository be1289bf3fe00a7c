// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(DingTalkCalendarComponent.class);

    @Test
    void whatSpeaksToDingTalkKnowsNoCamel() {
        noClasses()
                .that()
                .resideInAPackage("..client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(".*DingTalkCalendar(Component|Configuration|Endpoint|Producer|Constants)")
                .check(classes);
    }

    @Test
    void theEmulatorIsForTestsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..emulator..")
                .check(classes);
    }
}
