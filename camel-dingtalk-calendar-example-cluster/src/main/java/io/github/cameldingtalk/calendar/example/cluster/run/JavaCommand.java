// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line of a Java program that runs as a process of its own, with a small heap. */
final class JavaCommand {

    private final String classPath;
    private final List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    private final Map<String, String> properties = new LinkedHashMap<>();

    private JavaCommand(String classPath) {
        this.classPath = classPath;
    }

    /** A program with the class path of this program. */
    static JavaCommand withOwnClassPath() {
        return new JavaCommand(ownClassPath());
    }

    /** A program with the class path in this file, and the classes of this module. */
    static JavaCommand withClassPathIn(Path file) throws IOException {
        return new JavaCommand(
                ownClasses() + File.pathSeparator + Files.readString(file).strip());
    }

    JavaCommand heap(int megabytes) {
        options.add("-Xmx" + megabytes + "m");
        return this;
    }

    JavaCommand property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** The command that runs a main class until this program ends. */
    List<String> attached(String mainClass, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(mainClass));
        all.addAll(arguments);
        return command(Attached.class.getName(), all);
    }

    /** The command that runs a main class. */
    List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Maven's exec:java keeps the class path in a class loader, and sets the system property to its own. */
    private static String ownClassPath() {
        ClassLoader loader = JavaCommand.class.getClassLoader();
        if (loader instanceof URLClassLoader urls) {
            List<String> entries = new ArrayList<>();
            for (URL url : urls.getURLs()) {
                entries.add(file(url));
            }
            return String.join(File.pathSeparator, entries);
        }
        return System.getProperty("java.class.path");
    }

    private static String ownClasses() {
        return file(JavaCommand.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a file: " + url, e);
        }
    }
}
