// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file with apps, users, calendars and events. */
final class DataFile {

    private static final String EXAMPLE = "example.yaml";

    private DataFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if the file cannot be read, is not YAML, or has an unknown or wrong field. The message does not
     *                                  quote values, because a value may be a secret
     */
    static DataSet read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no data file " + file + ". Correct the name.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The data file " + file + " cannot be read. It must be a text in UTF-8 that this process may read.",
                    e);
        }
    }

    /** The data of a program without a data file. */
    static DataSet example() {
        try (InputStream in = Objects.requireNonNull(DataFile.class.getResourceAsStream(EXAMPLE))) {
            return parse(EXAMPLE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSet parse(String name, String text) {
        return DataSet.of(new DataNode(name, "", root(name, text)));
    }

    /** The messages of the parser quote the file, so they are left out. */
    private static Node root(String name, String text) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new IllegalArgumentException(name + ": The file is empty. Add one of the fields "
                            + String.join(", ", DataSet.FIELDS) + "."));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new IllegalArgumentException(name + place
                    + ": The file is not valid YAML here. Correct the indentation, or put the value in quotes.");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    name + ": The file is too large, or has a field whose name is not a text. Correct the file.");
        }
    }
}
