// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Checks the POMs of a bundle against the rules of Maven Central, and the bundle against the modules.
 *
 * <p>Run with {@code java PublishedPoms.java bundle-folder project-folder}. Prints each defect, and ends with 1 if there is one.
 */
class PublishedPoms {

    /** What each POM must have itself. */
    private static final List<String> OWN = List.of("name", "description");

    /** What each POM must have, itself or in its parent. */
    private static final List<String> REQUIRED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "developers/developer/organization",
            "developers/developer/organizationUrl",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final List<String> defects = new ArrayList<>();
    private final Path bundle;

    PublishedPoms(Path bundle) {
        this.bundle = bundle;
    }

    public static void main(String[] arguments) throws Exception {
        PublishedPoms poms = new PublishedPoms(Path.of(arguments[0]));
        poms.check(Path.of(arguments[1]));
        poms.defects.forEach(System.out::println);
        System.exit(poms.defects.isEmpty() ? 0 : 1);
    }

    private void check(Path project) throws Exception {
        List<Path> files = published();
        Set<String> jars = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (Path file : files) {
            Pom pom = Pom.read(file);
            checkPom(file, pom);
            all.add(pom.text("artifactId"));
            if (!pom.text("packaging").equals("pom")) {
                jars.add(pom.text("artifactId"));
                checkFiles(file);
            }
        }
        equal("the published modules", all, modulesForUsers(project));
        Path bom = files.stream()
                .filter(file -> file.toString().endsWith("-bom-" + version(file) + ".pom"))
                .findFirst()
                .orElseThrow();
        equal("the modules of the BOM", new TreeSet<>(Pom.read(bom).texts("dependencyManagement/*/*/artifactId")), jars);
    }

    private List<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(bundle)) {
            return files.filter(file -> file.toString().endsWith(".pom")).sorted().toList();
        }
    }

    private void checkPom(Path file, Pom pom) throws Exception {
        Optional<Pom> parent = parent(file, pom);
        for (String path : OWN) {
            checkValue(file, path, pom.text(path));
        }
        for (String path : REQUIRED) {
            checkValue(file, path, pom.text(path).isEmpty() ? parent.map(p -> p.text(path)).orElse("") : pom.text(path));
        }
        String text = Files.readString(file);
        if (text.contains("-SNAPSHOT")) {
            defects.add(file.getFileName() + " names a SNAPSHOT");
        }
        for (Matcher property = PROPERTY.matcher(text); property.find(); ) {
            String name = property.group(1);
            boolean known = name.matches("(project|java|settings|maven)\\..*|basedir|argLine")
                    || !pom.text("properties/" + name).isEmpty()
                    || parent.filter(p -> !p.text("properties/" + name).isEmpty()).isPresent();
            if (!known) {
                defects.add(file.getFileName() + " has an unknown property " + name);
            }
        }
    }

    private void checkValue(Path pom, String path, String value) {
        if (value.isBlank() || PROPERTY.matcher(value).find()) {
            defects.add(pom.getFileName() + ": " + path + " is missing or has a property");
        }
    }

    /** Returns the parent of a POM, which must be in the bundle too. */
    private Optional<Pom> parent(Path file, Pom pom) throws Exception {
        String artifact = pom.text("parent/artifactId");
        if (artifact.isEmpty()) {
            return Optional.empty();
        }
        String version = version(file);
        return Optional.of(Pom.read(bundle.resolve(pom.text("parent/groupId").replace('.', '/'))
                .resolve(Path.of(artifact, version, artifact + "-" + version + ".pom"))));
    }

    private void checkFiles(Path pom) {
        String name = pom.getFileName().toString().replaceFirst("\\.pom$", "");
        for (String file : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml")) {
            if (!Files.exists(pom.resolveSibling(name + file))) {
                defects.add(name + file + " is missing");
            }
        }
    }

    /** Returns the modules of the build whose POM does not set maven.deploy.skip to true. */
    private static Set<String> modulesForUsers(Path folder) throws Exception {
        Pom pom = Pom.read(folder.resolve("pom.xml"));
        Set<String> found = new TreeSet<>();
        if (!pom.text("properties/maven.deploy.skip").equals("true")) {
            found.add(pom.text("artifactId"));
        }
        for (String module : pom.texts("modules/module")) {
            found.addAll(modulesForUsers(folder.resolve(module)));
        }
        return found;
    }

    private void equal(String what, Set<String> are, Set<String> ought) {
        System.out.println(what + ": " + String.join(", ", are));
        if (!are.equals(ought)) {
            defects.add(what + " are " + are + " and should be " + ought);
        }
    }

    private static String version(Path file) {
        return file.getParent().getFileName().toString();
    }

    private record Pom(Document document) {

        static Pom read(Path file) throws Exception {
            return new Pom(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        }

        /** Returns the text of the first element with this path below the root, or an empty text. */
        String text(String path) {
            return texts(path).stream().findFirst().orElse("");
        }

        List<String> texts(String path) {
            try {
                NodeList nodes = (NodeList) XPathFactory.newInstance()
                        .newXPath()
                        .evaluate("/project/" + path, document, XPathConstants.NODESET);
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < nodes.getLength(); i++) {
                    texts.add(nodes.item(i).getTextContent().trim());
                }
                return texts;
            } catch (XPathExpressionException e) {
                throw new IllegalArgumentException(path, e);
            }
        }
    }
}
