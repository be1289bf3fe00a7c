// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that this program started and that this program ends. The process gets its commands from its standard input and
 * writes its output to a file.
 */
final class ChildProcess implements AutoCloseable {

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param name    for messages
     * @param command the program with its arguments
     * @param log     the file for the output; a restarted process appends its output
     */
    static ChildProcess start(String name, List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ChildProcess(name, log, process);
    }

    /**
     * Waits until the process writes a line that contains this text.
     *
     * @throws IllegalStateException if the process ends first, or the time is over
     */
    ChildProcess awaitLine(String text, Duration timeout) {
        Patience.await(name + " writes \"" + text + "\" to " + log, timeout, () -> {
            boolean mayStillWrite = process.isAlive();
            boolean isWritten = Files.readString(log).contains(text);
            if (!isWritten && !mayStillWrite) {
                throw new IllegalStateException(
                        name + " ended with the exit code " + process.exitValue() + "; see " + log);
            }
            return isWritten;
        });
        return this;
    }

    /** Waits until the process ends by itself, and returns its exit code. */
    int awaitExit(Duration timeout) {
        Patience.await(name + " ends", timeout, () -> !process.isAlive());
        return process.exitValue();
    }

    /** Sends a line to the standard input of the process. */
    void command(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not read its commands; see " + log, e);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks the process to end, as {@code kill} does, and waits. */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** Stops the process where it is, without its knowledge, until {@link #wake()}. */
    void freeze() {
        signal("STOP");
    }

    void wake() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int exitCode = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("kill -" + signal + " of " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
