// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar with everything in it, as somebody runs the jar who has nothing else. */
class StandaloneJarIT {

    private static final String JAR = System.getProperty("standalone.jar");

    @Test
    void theJarRunsAndResponds() throws Exception {
        Process program = start("--port", "0");
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            String baseUri = lines.lines()
                    .filter(line -> line.contains("baseUri"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf("http")))
                    .orElseThrow();

            assertThat(new TestClient(baseUri).list("unknown")).isEqualTo("400 InvalidAuthentication");
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void theReadmeNamesTheJar() throws Exception {
        Path jar = Path.of(JAR);

        assertThat(Files.readString(jar.resolveSibling("../README.md")))
                .contains("java -jar camel-dingtalk-calendar-emulator/target/" + jar.getFileName() + "\n");
    }

    @Test
    void theJarPrintsItsOptions() throws Exception {
        Process program = start("--help");

        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("usage: java -jar ");
        assertThat(program.waitFor()).isZero();
    }

    @Test
    void theJarReadsADataFile() throws Exception {
        Process program = start("--data", "none.yaml");

        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("There is no data file none.yaml. Correct the name." + System.lineSeparator());
        assertThat(program.waitFor()).isEqualTo(2);
    }

    @Test
    void theJarKeepsTheLicensesAndNoSignatures() throws Exception {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();

            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/FastDoubleParser-LICENSE")
                    .anyMatch(name -> name.startsWith("META-INF/versions/"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.startsWith("org/") || name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
            assertThat(new String(
                            jar.getInputStream(jar.getEntry("META-INF/NOTICE")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Jackson", "HttpComponents");
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-jar",
                                JAR),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).start();
    }
}
