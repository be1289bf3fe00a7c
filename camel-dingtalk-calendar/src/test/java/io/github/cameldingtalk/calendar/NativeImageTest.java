// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cameldingtalk.calendar.api.CalendarSummary;
import io.github.cameldingtalk.calendar.api.event.Attendee;
import io.github.cameldingtalk.calendar.api.event.CalendarEvent;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds what the jar tells GraalVM's native-image against the classes and files of the jar. */
class NativeImageTest {

    private static final String FOLDER = "/META-INF/native-image/io.github.camel-dingtalk/camel-dingtalk-calendar/";

    /** Lists of these are bound as arrays. */
    private static final Set<Class<?>> IN_ARRAYS = Set.of(CalendarSummary.class, CalendarEvent.class, Attendee.class);

    private static final Set<String> BEANS = Set.of(
            DingTalkCalendarConfiguration.class.getName(),
            RetryAfterDelay.class.getName(),
            SuiteTicketHolder.class.getName());

    private static final Pattern NAMED_BEAN =
            Pattern.compile("(?:#class:|type: )(io[.]github[.]cameldingtalk[.]calendar[.][\\w.]+)");

    private final Path root;
    private final JsonNode reflection = json("reflect-config.json");
    private final JsonNode resources = json("resource-config.json");

    NativeImageTest() throws Exception {
        root = root();
    }

    @Test
    void eachRecordOfTheApiIsRegisteredWithAllThatJacksonUses() {
        Set<String> expected = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.cameldingtalk.calendar.api")) {
            if (type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC) && !isOfAnException(type)) {
                expected.add(type.getName());
            }
        }

        assertThat(expected).hasSizeGreaterThan(15);
        assertThat(registered("allRecordComponents")).containsExactlyElementsOf(expected);
        for (String attribute : List.of("allDeclaredConstructors", "allDeclaredMethods")) {
            assertThat(registered(attribute)).as(attribute).containsExactlyElementsOf(expected);
        }
        // The component reads the fields of these to lay the options of two objects over each other.
        expected.add(DingTalkCalendarConfiguration.class.getName());
        expected.add(DingTalkEventConfiguration.class.getName());
        assertThat(registered("allDeclaredFields")).containsExactlyElementsOf(expected);
        assertThat(names().filter(name -> name.endsWith("[]")))
                .containsExactlyInAnyOrderElementsOf(
                        IN_ARRAYS.stream().map(type -> type.getName() + "[]").toList());
    }

    private static boolean isOfAnException(JavaClass type) {
        return type.getEnclosingClass()
                .map(enclosing -> enclosing.isAssignableTo(Exception.class))
                .orElse(false);
    }

    /** Camel makes these objects by the names in its service files. */
    @Test
    void eachClassOfAServiceFileIsRegisteredWithItsConstructor() throws Exception {
        Set<String> expected = serviceFiles(root)
                .flatMap(NativeImageTest::lines)
                .map(line -> line.startsWith("class=") ? line.substring("class=".length()) : line)
                .filter(line -> line.matches("io\\.github\\.cameldingtalk\\.[\\w.]+"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(expected).contains(DingTalkCalendarComponent.class.getName());
        expected.addAll(BEANS);
        assertThat(StreamSupport.stream(reflection.spliterator(), false)
                        .filter(entry -> entry.path("methods").toString().contains("\"<init>\""))
                        .map(entry -> entry.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Kamelets and YAML routes make these objects by their names, and set their properties. */
    @Test
    void eachBeanThatARouteNamesIsRegisteredWithItsSetters() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path folder : List.of(
                root.resolve("kamelets"), Path.of("../docs/src"), Path.of("../camel-dingtalk-calendar-example/src"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*[.](yaml|adoc)"))
                        .flatMap(NativeImageTest::lines)
                        .map(NAMED_BEAN::matcher)
                        .filter(Matcher::find)
                        .forEach(bean -> named.add(bean.group(1)));
            }
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(BEANS);
        assertThat(registered("allPublicMethods")).containsExactlyElementsOf(named);
    }

    @Test
    void eachFileThatIsReadAtRunTimeIsIncluded() throws Exception {
        List<Pattern> patterns = StreamSupport.stream(
                        resources.path("resources").path("includes").spliterator(), false)
                .map(include -> Pattern.compile(include.path("pattern").asText()))
                .toList();
        List<String> files = Stream.of(
                        serviceFiles(root),
                        Files.list(root.resolve("kamelets")),
                        Stream.of(root.resolve("io/github/cameldingtalk/calendar/internal/http/product.properties")))
                .flatMap(stream -> stream)
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();

        assertThat(files).hasSizeGreaterThan(15).allSatisfy(file -> assertThat(patterns)
                .as(file)
                .anyMatch(pattern -> pattern.matcher(file).matches()));
    }

    private Set<String> registered(String attribute) {
        return StreamSupport.stream(reflection.spliterator(), false)
                .filter(entry -> entry.path(attribute).asBoolean())
                .map(entry -> entry.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> names() {
        return StreamSupport.stream(reflection.spliterator(), false)
                .map(entry -> entry.path("name").asText());
    }

    private static Stream<Path> serviceFiles(Path root) throws IOException {
        return Files.walk(root.resolve("META-INF/services/org/apache/camel"))
                .filter(Files::isRegularFile)
                .filter(file -> !file.toString().endsWith(".properties"));
    }

    /** The folder of the component's classes and resources, or the root of its jar. */
    private static Path root() throws Exception {
        Path location = Path.of(DingTalkCalendarComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Files.isDirectory(location)
                ? location
                : FileSystems.newFileSystem(location).getPath("/");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String name) {
        try (InputStream in = DingTalkCalendarComponent.class.getResourceAsStream(FOLDER + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
