// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project in {@code src/test/project}, which a test changes and validates with Maven. */
record UserProject(Path folder) {

    /** The exit code of Maven, and all that it printed. */
    record Build(int exitCode, String output) {}

    static UserProject copyTo(Path folder) throws IOException {
        Path original = Path.of(System.getProperty("project"));
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new UserProject(folder);
    }

    void replace(String file, String text, String by) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        Files.writeString(path, before.replace(text, by));
    }

    /** Runs the goal in the local repository of this build. */
    Build validate() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process maven = new ProcessBuilder(List.of(
                        System.getProperty("mvnw"),
                        "-B",
                        "-f",
                        folder.resolve("pom.xml").toString(),
                        "-Dmaven.repo.local=" + System.getProperty("local.repository"),
                        "-Dcomponent.version=" + System.getProperty("component.version"),
                        "-Dcamel.version=" + System.getProperty("camel.version"),
                        "camel-report:validate"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = maven.waitFor();
        return new Build(exitCode, Files.readString(output, StandardCharsets.UTF_8));
    }
}
