// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with a refresh token: a symbolic link is followed. The methods that write need the lock of the file. */
record TokenFile(Path path) {

    /** A refresh token has some hundred characters. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_LINKS = 40;

    /** @throws IOException if the folder does not exist, or a link leads nowhere */
    static TokenFile of(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("the symbolic link leads to itself");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        Path folder = target.getParent();
        if (folder == null || target.getFileName() == null) {
            throw new IOException("'" + target + "' does not name a file");
        }
        try {
            return new TokenFile(folder.toRealPath().resolve(target.getFileName()));
        } catch (NoSuchFileException e) {
            throw new IOException("the folder " + folder + " does not exist: create it", e);
        }
    }

    /**
     * Returns the token, or {@code null} if the file does not exist or is empty.
     *
     * @throws IOException if the file cannot be read, or has anything but one token; without the content
     */
    @Nullable
    String read() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (attributes.isDirectory()) {
            throw new IOException(path + " is a folder: name a file in it");
        }
        if (!attributes.isRegularFile()) {
            throw new IOException(path + " is not a regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw notAToken("the file is larger than " + MAX_BYTES + " bytes");
        }
        return token(bytes);
    }

    private static @Nullable String token(byte[] bytes) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notAToken("the file is not text in UTF-8");
        }
        // An editor may have written a byte order mark and a line break.
        String token = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (token.chars().anyMatch(Character::isISOControl)) {
            throw notAToken("the file has more than one line, or a control character");
        }
        return token.isEmpty() ? null : token;
    }

    private static IOException notAToken(String why) {
        return new IOException(why
                + ", so it is not a refresh token: write the refresh token alone into the file, or delete the file");
    }

    /** Replaces the file in one step. */
    void replace(String token) throws IOException {
        Path temporary = temporary();
        try {
            write(temporary, token);
            move(temporary);
            forceFolder();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes a file to the folder, and removes it. */
    void tryToWrite() throws IOException {
        Path temporary = temporary();
        try {
            write(temporary, "to check that a file can be written");
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Always of the same name, so that a token that a killed process left here is removed by the next one. */
    private Path temporary() {
        return beside(".tmp");
    }

    /** A file in the same folder. */
    Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static void write(Path temporary, String text) throws IOException {
        try {
            // Not overwritten, because an existing file keeps its permissions, and may be a link.
            Files.deleteIfExists(temporary);
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(temporary, options, forTheOwnerOnly(temporary))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw cannotWrite(temporary, e);
        }
    }

    /** A failure to write a file of this name, with what to do about it. */
    static IOException cannotWrite(Path file, IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return new IOException(
                file + " cannot be written (" + (reason == null ? e.getClass().getSimpleName() : reason)
                        + "): let this process create files in the folder " + file.getParent()
                        + ", or name a file in another folder",
                e);
    }

    /** The permissions of a new file, if the file system of this path has permissions. */
    static FileAttribute<?>[] forTheOwnerOnly(Path path) {
        boolean hasPermissions =
                path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPermissions
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(
                    "the file cannot be replaced, though its folder can be written: if the file is mounted by itself, mount its"
                            + " folder instead",
                    e);
        }
    }

    /** So that the new file is there after a power failure. Not every system can do this. */
    private void forceFolder() {
        Path folder = path.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // The file itself was written.
            }
        }
    }
}
