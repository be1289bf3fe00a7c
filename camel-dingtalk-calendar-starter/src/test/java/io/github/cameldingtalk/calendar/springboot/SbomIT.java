// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compares the SBOM (the list of dependencies) that is attached to each published jar with the module's pom. */
class SbomIT {

    private static final String COMPONENT = "camel-dingtalk-calendar";
    private static final String EMULATOR = "camel-dingtalk-calendar-emulator";
    private static final String STARTER = "camel-dingtalk-calendar-starter";

    @ParameterizedTest
    @ValueSource(strings = {COMPONENT, EMULATOR, STARTER})
    void theSbomNamesTheJar(String module) throws Exception {
        JsonNode sbom = sbom(module);

        assertThat(sbom.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.get("specVersion").asText()).isEqualTo("1.6");
        assertThat(sbom.at("/metadata/component/purl").asText())
                .startsWith("pkg:maven/io.github.camel-dingtalk/" + module + "@");
        assertThat(hasLicense(sbom.at("/metadata/component"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPONENT, EMULATOR, STARTER})
    void theSbomListsTheDependenciesForRunTimeAndNoOthers(String module) throws Exception {
        List<String> listed = names(sbom(module));

        assertThat(listed).containsAll(dependencies(module, Set.of("compile", "runtime")));
        assertThat(listed).doesNotContainAnyElementsOf(dependencies(module, Set.of("test", "provided")));
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPONENT, EMULATOR, STARTER})
    void eachDependencyHasAPackageUrlAndALicense(String module) throws Exception {
        assertThat(sbom(module).get("components")).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("purl").asText())
                    .startsWith("pkg:maven/" + component.get("group").asText() + "/"
                            + component.get("name").asText() + "@"
                            + component.get("version").asText());
            assertThat(hasLicense(component))
                    .as(component.path("purl").asText())
                    .isTrue();
        });
    }

    /** Otherwise, two builds of the same sources would differ. */
    @ParameterizedTest
    @ValueSource(strings = {COMPONENT, EMULATOR, STARTER})
    void theSbomHasNoTime(String module) throws Exception {
        assertThat(sbom(module).get("metadata").has("timestamp")).isFalse();
    }

    @Test
    void theSbomOfTheComponentListsTheLibrariesThatReadResponses() throws Exception {
        assertThat(names(sbom(COMPONENT)))
                .contains(
                        "org.apache.httpcomponents.client5:httpclient5",
                        "org.apache.httpcomponents.core5:httpcore5",
                        "com.fasterxml.jackson.core:jackson-core",
                        "com.fasterxml.jackson.core:jackson-databind");
    }

    private static JsonNode sbom(String module) throws Exception {
        return new ObjectMapper()
                .readTree(Path.of("..", module, "target", "bom.json").toFile());
    }

    private static List<String> names(JsonNode sbom) {
        return StreamSupport.stream(sbom.get("components").spliterator(), false)
                .map(component -> component.get("group").asText() + ":"
                        + component.get("name").asText())
                .toList();
    }

    private static boolean hasLicense(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .anyMatch(license -> license.has("expression")
                        || license.path("license").has("id")
                        || license.path("license").has("name"));
    }

    private static List<String> dependencies(String module, Set<String> scopes) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", module, "pom.xml").toFile());
        NodeList all = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("/project/dependencies/dependency", pom, XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            if (scopes.contains(text(dependency, "scope", "compile"))) {
                names.add(text(dependency, "groupId", "") + ":" + text(dependency, "artifactId", ""));
            }
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    private static String text(Element parent, String name, String absent) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? absent : found.item(0).getTextContent();
    }
}
