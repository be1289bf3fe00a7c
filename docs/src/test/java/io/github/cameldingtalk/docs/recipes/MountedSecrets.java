// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spi.PropertiesFunction;

// tag::function[]
/** Resolves <code>{{mounted:name}}</code> to the content of a file in the folder where the platform mounts secrets. */
public final class MountedSecrets implements PropertiesFunction {

    private final Path folder;

    public MountedSecrets(Path folder) {
        this.folder = folder;
    }

    @Override
    public String getName() {
        return "mounted";
    }

    @Override
    public String apply(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
// end::function[]
