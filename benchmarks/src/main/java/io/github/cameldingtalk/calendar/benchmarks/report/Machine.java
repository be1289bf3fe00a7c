// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;

/** Where and on what the figures were taken. */
final class Machine {

    private Machine() {}

    /** A Java of 25, which is this one or lies beside it, where Debian's packages do. */
    static Optional<Path> javaWithVirtualThreads() throws IOException {
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        if (Runtime.version().feature() >= 25) {
            return Optional.of(own);
        }
        Path others = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(others)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(others, "*25*")) {
                for (Path jdk : found) {
                    if (Files.isExecutable(jdk.resolve("bin/java"))) {
                        return Optional.of(jdk.resolve("bin/java"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    static String versions() {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return "JDK " + Runtime.version() + ", Camel " + context.getVersion() + ", HttpClient "
                    + VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClients.class.getClassLoader())
                            .getRelease()
                    + ", SDK com.aliyun:dingtalk 2.2.43";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hardware() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        String model = "";
        if (Files.isReadable(info)) {
            try (var lines = Files.lines(info)) {
                model = lines.filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 2) + ", ")
                        .orElse("");
            }
        }
        return Runtime.getRuntime().availableProcessors() + " processors (" + model + System.getProperty("os.arch")
                + "), " + System.getProperty("os.name");
    }
}
