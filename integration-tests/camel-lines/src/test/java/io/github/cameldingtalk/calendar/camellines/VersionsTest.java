// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.camellines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Without this test, another BOM could replace a version, and the other tests would pass on versions nobody asked for. */
class VersionsTest {

    private static final String CAMEL = System.getProperty("camel.version");

    @Test
    void camelIsTheVersionThatWasAskedFor() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(context.getVersion()).isEqualTo(CAMEL);
        }
    }

    @Test
    void jacksonIsTheVersionWithWhichThisCamelWasBuiltUnlessAnotherWasAskedFor() throws Exception {
        String expected = System.getProperty("jackson.version", ofCamel("jackson2-version"));

        assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
    }

    @Test
    void httpClientIsTheVersionWithWhichThisCamelWasBuiltUnlessAnotherWasAskedFor() throws Exception {
        assertThat(release("org.apache.hc.client5"))
                .isEqualTo(System.getProperty("httpclient.version", ofCamel("httpclient-version")));
    }

    @Test
    void httpCoreIsTheVersionWithWhichThisCamelWasBuiltUnlessAnotherWasAskedFor() throws Exception {
        assertThat(release("org.apache.hc.core5"))
                .isEqualTo(System.getProperty("httpcore.version", ofCamel("httpcore-version")));
    }

    private static String release(String product) {
        return VersionInfo.loadVersionInfo(product, VersionsTest.class.getClassLoader())
                .getRelease();
    }

    private static String ofCamel(String property) throws Exception {
        try (InputStream pom = VersionsTest.class.getResourceAsStream("/camel-dependencies-" + CAMEL + ".pom")) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom);
            return document.getElementsByTagName(property).item(0).getTextContent();
        }
    }
}
