// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceErrorTest {

    @ParameterizedTest
    @EnumSource(ServiceError.class)
    void theDescriptionOfTheApiHasEachErrorWithItsStatus(ServiceError error) throws IOException {
        assertThat(listed()).anySatisfy(line -> assertThat(line)
                .matches(".*status: \\[[\\d, ]*\\b" + error.status() + "\\b.*")
                .contains("code: " + error.code() + ","));
    }

    private static List<String> listed() throws IOException {
        try (InputStream in = ServiceError.class.getResourceAsStream("openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.strip().startsWith("- {status: "))
                    .toList();
        }
    }
}
