// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;

/** The places of the catalog JSON in the component's jar. */
class CatalogInJarTest {

    private static final String OF_CAMELS_BUILD = "META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json";

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    @Test
    void theCatalogOfCamelFindsTheComponentByItself() {
        assertThat(catalog.componentJSonSchema("dingtalk-calendar")).contains("\"scheme\": \"dingtalk-calendar\"");
        assertThat(catalog.validateEndpointProperties("dingtalk-calendar:getSubscribed?userId=u&calendarId=c")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties("dingtalk-calendar:getSubscribed?user=u")
                        .getUnknown())
                .containsExactly("user");
    }

    /** The Camel plugin of IntelliJ takes the package of the component's class, and the scheme as the name of the file. */
    @Test
    void intellijFindsTheComponentInThePackageOfItsClass() throws IOException {
        String folder = DingTalkCalendarComponent.class.getPackageName().replace('.', '/');

        assertThat(text(folder + "/dingtalk-calendar.json")).isEqualTo(text(OF_CAMELS_BUILD));
        assertThat(text("META-INF/services/org/apache/camel/component.properties"))
                .contains("components=dingtalk-calendar");
        assertThat(text("META-INF/services/org/apache/camel/component/dingtalk-calendar"))
                .contains("class=" + DingTalkCalendarComponent.class.getName());
    }

    @Test
    void allCopiesAreEqual() throws IOException {
        assertThat(text("org/apache/camel/catalog/components/dingtalk-calendar.json"))
                .isEqualTo(text(OF_CAMELS_BUILD));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = DingTalkCalendarComponent.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
