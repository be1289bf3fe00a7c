// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal camel-report:validate on a user's project. */
class ValidateTest {

    private static final String JAVA = "src/main/java/app/Routes.java";
    private static final String XML = "src/main/resources/routes.xml";
    private static final String PROPERTIES = "src/main/resources/application.properties";

    @TempDir
    private Path folder;

    private UserProject project;

    @BeforeEach
    void copy() throws IOException {
        project = UserProject.copyTo(folder);
    }

    @Test
    void rightOptionsPass() throws Exception {
        UserProject.Build build = project.validate();

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output())
                .contains(
                        "Endpoint validation success: (4 = passed, 0 = invalid, 0 = incapable, 0 = unknown components")
                .contains("Configuration validation success: (1 = passed, 0 = invalid");
    }

    @Test
    void aMisspeltOptionOrOperationOfAnEndpointIsFoundInJavaAndXml() throws Exception {
        project.replace(JAVA, "responseTimeout=", "responseTimeOut=");
        project.replace(XML, "getSubscribed?", "getSubscribd?");

        UserProject.Build build = project.validate();

        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output())
                .containsPattern("responseTimeOut +Unknown option. Did you mean: \\[responseTimeout")
                .containsPattern("operation +Invalid enum value: getSubscribd")
                .contains("(2 = passed, 2 = invalid");
    }

    @Test
    void aMisspeltOptionOfTheComponentIsFoundInProperties() throws Exception {
        project.replace(PROPERTIES, "base-uri", "base-url");

        UserProject.Build build = project.validate();

        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output()).containsPattern("base-?[uU]rl +Unknown option");
    }
}
