// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Appends lines to a file. The operating system has a line before {@link #append} returns, so a line survives the end of this
 * process. After the first failure, no line is written any more, because a gap would go unnoticed.
 */
final class JournalFile implements Closeable {

    private static final System.Logger LOG = System.getLogger(JournalFile.class.getName());

    private final Path path;
    private final Consumer<String> problems;
    private final FileOutputStream out;
    private long length;
    private boolean hasFailed;

    private JournalFile(Path path, Consumer<String> problems) throws IOException {
        this.path = path;
        this.problems = problems;
        // Not a channel: the interrupt that ends a thread of the emulator would close it.
        this.out = new FileOutputStream(path.toFile(), true);
        try {
            startLine();
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /** Opens a file, or creates it. Logs a warning if a line cannot be written. */
    static JournalFile open(Path path) {
        return open(path, message -> LOG.log(System.Logger.Level.WARNING, message));
    }

    /**
     * Opens a file, or creates it.
     *
     * @param problems receives a message if a line cannot be written
     * @throws UncheckedIOException if the file cannot be written, or the disk is full
     */
    static JournalFile open(Path path, Consumer<String> problems) {
        try {
            return new JournalFile(path, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the journal " + path + ": " + reason(e, path)
                            + ". Choose a file that this process may write, in a folder that exists, on a disk with space",
                    e);
        }
    }

    /** Ends the last line of another run that was cut short. Writes in any case, so that a full disk is found now. */
    private void startLine() throws IOException {
        if (!Files.isRegularFile(path)) {
            return;
        }
        length = Files.size(path);
        boolean isWithinLine = length > 0 && lastByte() != '\n';
        out.write('\n');
        if (isWithinLine) {
            length++;
        } else {
            out.getChannel().truncate(length);
        }
    }

    private int lastByte() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(length - 1);
            return file.read();
        }
    }

    /** Appends a line, or says once that lines are missing. */
    synchronized void append(String line) {
        if (hasFailed) {
            return;
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
            length += bytes.length;
        } catch (IOException e) {
            hasFailed = true;
            removeCutLine();
            problems.accept(
                    "Cannot write the journal " + path + " any more: " + reason(e, path)
                            + ". The emulator goes on without a journal. Make space and restart the emulator to continue the journal.");
        }
    }

    private void removeCutLine() {
        try {
            out.getChannel().truncate(length);
        } catch (IOException | IllegalArgumentException e) {
            // Not a regular file, or the disk does not respond. The next run ends the line.
        }
    }

    /** The reason without the path, which some messages repeat. */
    private static String reason(IOException e, Path path) {
        String message = String.valueOf(e.getMessage());
        String start = path + " (";
        return message.startsWith(start) && message.endsWith(")")
                ? message.substring(start.length(), message.length() - 1)
                : message;
    }

    @Override
    public synchronized void close() {
        hasFailed = true;
        try {
            out.close();
        } catch (IOException e) {
            // All lines were written before.
        }
    }
}
