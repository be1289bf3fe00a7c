// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reload of the context does to the options of the component. */
class ReloadTest extends DingTalkCalendarTestSupport {

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
        dingtalk.putInternalApp("a", "secret-of-a").acceptToken("own");
    }

    @Test
    void aReloadSetsARotatedSecret(@TempDir Path directory) throws Exception {
        Path properties = directory.resolve("secrets.properties");
        Files.writeString(properties, "rotated=wrong");
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        main.setPropertyPlaceholderLocations("file:" + properties);
        String prefix = "camel.component.dingtalk-calendar.";
        main.addInitialProperty(prefix + "base-uri", dingtalk.baseUri());
        main.addInitialProperty(prefix + "client-id", "a");
        main.addInitialProperty(prefix + "client-secret", "{{rotated}}");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE + "?userId=" + USER_ID + "&calendarId=" + CALENDAR_ID);
            }
        });
        main.start();
        try {
            CamelContext other = main.getCamelContext();
            ContextReloadStrategy reload = new DefaultContextReloadStrategy();
            other.addService(reload);
            assertThat((Throwable) other.createProducerTemplate()
                            .send("direct:in", e -> e.getIn().setBody("{}"))
                            .getException())
                    .isInstanceOf(DingTalkAuthenticationException.class);

            Files.writeString(properties, "rotated=secret-of-a");
            reload.onReload("the test");

            assertThat(other.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(true);
        } finally {
            main.stop();
        }
    }

    /** Such endpoints are created by the first message after the reload, and not by the reload. */
    @ParameterizedTest
    @CsvSource({
        "toD, true",
        "toD, false",
        "recipientList, true",
        "recipientList, false",
        "enrich, true",
        "enrich, false",
        "template, true",
        "template, false"
    })
    void aReloadSetsARotatedSecretIfAMessageCreatesTheEndpoint(String way, boolean failsBefore, @TempDir Path directory)
            throws Exception {
        Path properties = directory.resolve("secrets.properties");
        Files.writeString(properties, "rotated=wrong");
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        main.setPropertyPlaceholderLocations("file:" + properties);
        String prefix = "camel.component.dingtalk-calendar.";
        main.addInitialProperty(prefix + "base-uri", dingtalk.baseUri());
        main.addInitialProperty(prefix + "client-id", "a");
        main.addInitialProperty(prefix + "client-secret", "{{rotated}}");
        String uri = UPDATE + "?userId=" + USER_ID + "&calendarId=" + CALENDAR_ID;
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").toD(uri + "&outputType=${header.none}");
                from("direct:recipientList").recipientList(constant(uri));
                from("direct:enrich").enrich().constant(uri);
                from("direct:template").process(e -> e.getMessage()
                        .setBody(e.getContext().createProducerTemplate().requestBody(uri, "{}")));
            }
        });
        main.start();
        try {
            CamelContext other = main.getCamelContext();
            ContextReloadStrategy reload = new DefaultContextReloadStrategy();
            other.addService(reload);
            if (failsBefore) {
                assertThat((Throwable) other.createProducerTemplate()
                                .send("direct:" + way, e -> e.getIn().setBody("{}"))
                                .getException())
                        .hasStackTraceContaining(DingTalkAuthenticationException.class.getName());
            }

            Files.writeString(properties, "rotated=secret-of-a");
            reload.onReload("the test");

            assertThat(other.createProducerTemplate().requestBody("direct:" + way, "{}"))
                    .isEqualTo(true);
        } finally {
            main.stop();
        }
    }

    @Test
    void aReloadWorksAfterAFailedReload(@TempDir Path directory) throws Exception {
        String prefix = "camel.component.dingtalk-calendar.";
        Path properties = directory.resolve("application.properties");
        String common = prefix + "base-uri=" + dingtalk.baseUri() + "\n";
        String app = prefix + "client-id=a\n" + prefix + "client-secret=secret-of-a\n";
        Files.writeString(properties, common + app);
        Main main = new Main();
        main.configure().withDurationMaxMessages(0);
        main.setPropertyPlaceholderLocations("file:" + properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE + "?userId=" + USER_ID + "&calendarId=" + CALENDAR_ID);
            }
        });
        main.start();
        try {
            CamelContext other = main.getCamelContext();
            ContextReloadStrategy reload = new DefaultContextReloadStrategy();
            other.addService(reload);

            // A token takes the place of the app.
            Files.writeString(properties, common + prefix + "access-token=own\n");
            reload.onReload("the test");
            assertThat(reload.getLastError()).isNull();
            assertThat(other.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(true);
            assertThat(lastToken()).isEqualTo("own");

            // An app without its secret, and an invalid address.
            Files.writeString(properties, common + prefix + "client-id=a\n" + prefix + "client-secret={{nope}}\n");
            reload.onReload("the test");
            assertThat(reload.getLastError()).isNotNull();
            Files.writeString(properties, prefix + "base-uri=nonsense\n" + app);
            reload.onReload("the test");
            assertThat(reload.getLastError()).isNotNull();

            Files.writeString(properties, common + app);
            reload.onReload("the test");
            assertThat(reload.getLastError()).isNull();
            assertThat(other.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(true);
        } finally {
            main.stop();
        }
    }

    @Test
    void aReloadSetsOnlyTheChangedPropertiesOfItsComponent() throws Exception {
        DingTalkCalendarComponent other = new DingTalkCalendarComponent();
        other.getConfiguration().setUserId("set-in-java");
        context.getPropertiesComponent()
                .addOverrideProperty("camel.component.dingtalk-calendar.calendar-id", "not-of-the-other");
        context.getPropertiesComponent().addOverrideProperty("camel.component.other.user-id", "as-before");
        context.addComponent("other", other);
        context.getEndpoint("other:updateSubscribed");
        context.getPropertiesComponent().addOverrideProperty("camel.component.other.client-id", "changed");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:reloaded").to("other:updateSubscribed?accessToken=t&lazyStartProducer=true");
            }
        });

        ContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);
        reload.onReload("the test");

        assertThat(other.getConfiguration().getClientId()).isEqualTo("changed");
        assertThat(other.getConfiguration().getUserId()).isEqualTo("set-in-java");
        assertThat(other.getConfiguration().getCalendarId()).isNull();
    }

    private String lastToken() {
        return updates().last().header("x-acs-dingtalk-access-token");
    }
}
