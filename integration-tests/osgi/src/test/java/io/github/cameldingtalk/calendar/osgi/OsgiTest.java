// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** Camel's own jars are no bundles, nor is HttpClient's: they are wrapped into one here. The component's is taken as it is. */
@Timeout(120)
class OsgiTest {

    private static final String CAMEL_VERSION = System.getProperty("camel.version");

    @TempDir
    Path directory;

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author"));
    private Framework felix;
    private Bundle component;

    @BeforeEach
    void startFelix() throws Exception {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put(
                Constants.FRAMEWORK_STORAGE, directory.resolve("felix").toString());
        configuration.put("dingtalk.baseUri", dingtalk.baseUri());
        felix = new FrameworkFactory().newFramework(configuration);
        felix.start();
        List<Bundle> bundles = new ArrayList<>();
        bundles.add(install(wrapped()));
        for (String jackson : List.of("jackson-annotations", "jackson-core", "jackson-databind")) {
            bundles.add(install(jar(jackson)));
        }
        component = install(jar("camel-dingtalk-calendar-1"));
        bundles.add(component);
        bundles.add(install(routes()));
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.stop();
        felix.waitForStop(20_000);
        dingtalk.close();
    }

    @Test
    void aRouteUpdatesACalendarAndMeetsARefusal() throws Exception {
        assertThat(component.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(update("{\"name\":\"From OSGi\"}")).isEqualTo("true");
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEqualTo("From OSGi");
        assertThat(update("{\"name\":\" \"}"))
                .isEqualTo("DingTalkInvalidParameterException: calendar name cannot be blank");
    }

    @Test
    void theBundleSaysWhatItNeedsAndGivesAwayNothingInternal() {
        Parameters imports = new Parameters(component.getHeaders().get(Constants.IMPORT_PACKAGE));
        Parameters exports = new Parameters(component.getHeaders().get(Constants.EXPORT_PACKAGE));

        assertThat(imports.entrySet())
                // Packages of the JDK have no version.
                .filteredOn(entry -> !entry.getKey().matches("javax?\\..*"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getValue().get("version"))
                        .as(entry.getKey())
                        .matches("\\[.*,.*\\)"));
        assertThat(exports.keySet())
                .containsExactlyInAnyOrder(
                        "io.github.cameldingtalk.calendar",
                        "io.github.cameldingtalk.calendar.api",
                        "io.github.cameldingtalk.calendar.api.event",
                        "io.github.cameldingtalk.calendar.token");
        assertThat(exports.values()).allMatch(attributes -> attributes.getVersion() != null);
    }

    @SuppressWarnings("unchecked")
    private String update(String body) throws Exception {
        var references = felix.getBundleContext().getServiceReferences(Function.class, "(name=update)");
        assertThat(references).hasSize(1);
        ServiceReference<?> reference = references.iterator().next();
        return ((Function<String, String>) felix.getBundleContext().getService(reference)).apply(body);
    }

    private Bundle install(File jar) throws Exception {
        return felix.getBundleContext().installBundle(jar.toURI().toString());
    }

    /** Camel, HttpClient and what they need, in one bundle. */
    private File wrapped() throws Exception {
        List<File> jars = classPath().stream()
                .filter(jar -> jar.getName()
                        .matches("(camel-(?!dingtalk)|httpclient5-|httpcore5-|slf4j-|jakarta\\.|jspecify).*\\.jar"))
                .toList();
        Path merged = directory.resolve("merged.jar");
        merge(jars, merged);
        try (Builder builder = new Builder()) {
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, "camel-wrapped");
            builder.setProperty(Constants.BUNDLE_VERSION, CAMEL_VERSION);
            builder.setProperty(Constants.BUNDLE_ACTIVATOR, "org.apache.camel.karaf.core.Activator");
            builder.setProperty(
                    Constants.EXPORT_PACKAGE,
                    "org.apache.camel.*;version=" + CAMEL_VERSION + ",org.apache.hc.*;version="
                            + version(jars, "httpclient5") + ",org.slf4j.*;version=2.0.17,jakarta.*");
            builder.setProperty(
                    Constants.IMPORT_PACKAGE,
                    "org.osgi.framework.*,com.fasterxml.jackson.*,javax.net.ssl,javax.xml.*,org.xml.*,org.w3c.*,"
                            + "*;resolution:=optional");
            builder.setProperty("-noextraheaders", "true");
            builder.setProperty("-fixupmessages", "*");
            builder.setProperty("-includeresource", "@" + merged);
            builder.addClasspath(merged.toFile());
            return write(builder, "wrapped.jar");
        }
    }

    private File routes() throws Exception {
        try (Builder builder = new Builder()) {
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, "routes");
            builder.setProperty(Constants.BUNDLE_VERSION, "1.0.0");
            builder.setProperty(Constants.BUNDLE_ACTIVATOR, RouteActivator.class.getName());
            String classes = RouteActivator.class.getName().replace('.', '/');
            Path target = Path.of("target/test-classes");
            builder.setProperty(
                    "-includeresource",
                    classes + ".class=" + target.resolve(classes + ".class") + "," + classes + "$1.class="
                            + target.resolve(classes + "$1.class"));
            builder.setProperty(Constants.IMPORT_PACKAGE, "*");
            for (File jar : classPath()) {
                builder.addClasspath(jar);
            }
            return write(builder, "routes.jar");
        }
    }

    private File write(Builder builder, String name) throws Exception {
        Jar jar = builder.build();
        assertThat(builder.getErrors()).isEmpty();
        File file = directory.resolve(name).toFile();
        jar.write(file);
        return file;
    }

    /** What several jars have under one name is appended if it is a list of services, and else taken from the first. */
    private static void merge(List<File> jars, Path merged) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (File file : jars) {
            try (JarFile jar = new JarFile(file)) {
                for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
                    ZipEntry entry = all.nextElement();
                    String name = entry.getName();
                    if (entry.isDirectory()
                            || name.equals("META-INF/MANIFEST.MF")
                            || name.endsWith("module-info.class")
                            || name.startsWith("META-INF/versions/")) {
                        continue;
                    }
                    byte[] bytes = jar.getInputStream(entry).readAllBytes();
                    entries.merge(
                            name,
                            bytes,
                            (old, more) -> name.startsWith("META-INF/services/")
                                            && !name.matches("META-INF/services/org/apache/camel/.+/.+")
                                    ? join(old, more)
                                    : old);
                }
            }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(merged))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                new ByteArrayInputStream(entry.getValue()).transferTo(out);
                out.closeEntry();
            }
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        both.writeBytes(two);
        return both.toByteArray();
    }

    private static String version(List<File> jars, String name) {
        return jars.stream()
                .map(File::getName)
                .filter(jar -> jar.matches(name + "-\\d.*"))
                .findFirst()
                .orElseThrow()
                .replaceAll(name + "-(.*)\\.jar", "$1");
    }

    private static File jar(String prefix) {
        return classPath().stream()
                .filter(jar -> jar.getName().matches(prefix.replace(".", "\\.") + "[-.\\d].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + prefix + " in " + classPath()));
    }

    private static List<File> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(File::isFile)
                .toList();
    }
}
