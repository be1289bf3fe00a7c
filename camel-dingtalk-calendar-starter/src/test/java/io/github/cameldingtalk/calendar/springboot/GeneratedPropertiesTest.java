// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build generates the files before it compiles. An editor does not, and neither does a build that skips the step. */
class GeneratedPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {PropertiesGenerator.JAVA, PropertiesGenerator.METADATA})
    void theGeneratedFilesAreThoseOfTheCatalog(String file) throws IOException {
        assertThat(Path.of("src/generated", file))
                .hasContent(PropertiesGenerator.files().get(file));
    }
}
