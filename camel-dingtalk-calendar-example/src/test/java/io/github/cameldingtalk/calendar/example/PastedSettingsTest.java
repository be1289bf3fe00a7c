// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatorProgram;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The emulator as a program, and the lines that it prints for a shell. */
class PastedSettingsTest {

    private static final Predicate<String> IS_SETTING = line -> line.startsWith("export ");

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theLinesThatTheEmulatorPrintsAreTheSettingsOfTheExampleProgram() throws Exception {
        Process emulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorProgram.class.getName(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = emulator.inputReader(StandardCharsets.UTF_8)) {
            String settings = lines.lines()
                    .dropWhile(IS_SETTING.negate())
                    .takeWhile(IS_SETTING)
                    .collect(Collectors.joining("\n"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int exitCode = CalendarExample.run(
                    pasted(settings), List.of("show"), new PrintStream(out, true), new PrintStream(err, true));

            assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("Public holidays");
        } finally {
            emulator.destroyForcibly().waitFor();
        }
    }

    /** The variables that a shell sets after these lines. */
    private static Map<String, String> pasted(String lines) throws IOException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", lines + "\nenv").start();
        Map<String, String> variables = new HashMap<>();
        try (BufferedReader set = shell.inputReader(StandardCharsets.UTF_8)) {
            set.lines().filter(line -> line.startsWith("DINGTALK_")).forEach(line -> {
                int equals = line.indexOf('=');
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            });
        }
        return variables;
    }
}
