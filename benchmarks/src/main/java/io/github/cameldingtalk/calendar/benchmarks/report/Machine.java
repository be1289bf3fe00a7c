// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;

/** The machine and the versions with which the figures were taken. */
final class Machine {

    private Machine() {}

    /** The running Java if it is 25 or later, otherwise a JDK 25 in /usr/lib/jvm. */
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
                    + ", SDK com.aliyun:dingtalk " + sdk();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sdk() throws IOException {
        Properties pom = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream("/META-INF/maven/com.aliyun/dingtalk/pom.properties")) {
            pom.load(in);
        }
        return pom.getProperty("version");
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
