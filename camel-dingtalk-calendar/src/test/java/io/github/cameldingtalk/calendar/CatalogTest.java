// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    CatalogTest() throws IOException {
        try (InputStream json = DingTalkCalendarComponent.class.getResourceAsStream(
                "/META-INF/io/github/cameldingtalk/calendar/dingtalk-calendar.json")) {
            catalog.addComponent(
                    "dingtalk-calendar",
                    DingTalkCalendarComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theCatalogKnowsTheEndpoint() {
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "dingtalk-calendar:updateSubscribed?calendarId=c&userId=u&accessToken=t&responseTimeout=5s"
                        + "&http.proxyHost=proxy&http.proxyPort=8080",
                false,
                false,
                true);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void theCatalogRejectsAnUnknownOptionOrOperation() {
        assertThat(catalog.validateEndpointProperties("dingtalk-calendar:updateSubscribed?calendar=c")
                        .getUnknown())
                .containsExactly("calendar");
        assertThat(catalog.validateEndpointProperties("dingtalk-calendar:update")
                        .getInvalidEnum())
                .containsKey("operation");
    }
}
