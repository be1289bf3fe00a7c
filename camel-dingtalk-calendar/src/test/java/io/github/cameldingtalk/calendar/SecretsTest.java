// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

/** All secrets of these routes begin with the same letters. No text that is shown may contain these letters. */
class SecretsTest extends DingTalkCalendarTestSupport {

    private static final String SECRET = "s3cr3t-";
    private static final List<String> ROUTES =
            List.of("direct:token", "direct:internal", "direct:enterprise", "direct:personal", "direct:code");

    @Override
    public void configureTest(TestExecutionConfiguration testExecutionConfiguration) {
        super.configureTest(testExecutionConfiguration);
        testExecutionConfiguration.withJMX(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        bindSuppliers(context);
        return context;
    }

    private static void bindSuppliers(CamelContext context) {
        context.getRegistry().bind("ticket", (SuiteTicketSupplier) () -> SECRET + "ticket");
        context.getRegistry().bind("code", (AuthorizationCodeSupplier) () -> SECRET + "code");
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
        dingtalk.putInternalApp("app", SECRET + "internal")
                .putEnterpriseApp("suite", SECRET + "enterprise", SECRET + "ticket", Set.of("corp"));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:token").to(UPDATE + "?accessToken=" + SECRET + "token");
                from("direct:internal").to(UPDATE + "?clientId=app&clientSecret=" + SECRET + "internal");
                from("direct:enterprise")
                        .to(UPDATE + "?clientId=suite&corpId=corp&suiteTicketSupplier=#ticket&clientSecret=" + SECRET
                                + "enterprise");
                from("direct:personal")
                        .to(UPDATE + "?clientId=person&clientSecret=" + SECRET + "personal&refreshToken=" + SECRET
                                + "refresh");
                from("direct:code")
                        .to(UPDATE + "?clientId=person&clientSecret=" + SECRET
                                + "personal&authorizationCodeSupplier=#code");
            }
        };
    }

    @Test
    void noSecretIsInTheTextOfAnEndpoint() {
        assertThat(context.getEndpoints().toString())
                .contains("dingtalk-calendar")
                .doesNotContain(SECRET);
        context.getEndpoints().stream()
                .filter(DingTalkCalendarEndpoint.class::isInstance)
                .map(DingTalkCalendarEndpoint.class::cast)
                .forEach(endpoint -> assertThat(
                                endpoint.toString() + endpoint.getConfiguration() + endpoint.getComponent())
                        .doesNotContain(SECRET));
    }

    @Test
    void noSecretIsInAnExceptionOrItsCauses() {
        for (String route : ROUTES) {
            for (Object body : new Object[] {"{}", "", "{\"unknown\":1}"}) {
                Exchange exchange = send(route, body);
                if (exchange.getException() != null) {
                    StringWriter trace = new StringWriter();
                    exchange.getException().printStackTrace(new PrintWriter(trace));

                    assertThat(trace.toString()).contains("DingTalk").doesNotContain(SECRET);
                }
            }
        }
        assertSucceeds(send("direct:internal", "{}"));
        assertSucceeds(send("direct:enterprise", "{}"));
        assertFails(DingTalkCalendarException.class, send("direct:personal", "{}"));
    }

    @Test
    void noSecretIsInAnMBean() throws Exception {
        ROUTES.forEach(route -> send(route, "{}"));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder all = new StringBuilder();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            all.append(name).append('\n');
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    all.append(server.getAttribute(name, attribute.getName())).append('\n');
                }
            }
        }

        assertThat(all.toString()).contains("dingtalk-calendar").doesNotContain(SECRET);
    }

    @Test
    void noSecretIsInTheLog() throws Exception {
        try (CapturedLog log = new CapturedLog();
                DefaultCamelContext other = new DefaultCamelContext()) {
            bindSuppliers(other);
            configure(component(other).getConfiguration());
            other.addRoutes(createRouteBuilder());
            other.start();
            for (String route : ROUTES) {
                other.createProducerTemplate().send(route, e -> e.getIn().setBody("{}"));
            }
            send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, SECRET + "header"));
            other.stop();

            assertThat(log.text())
                    .contains("x-acs-dingtalk-access-token: xxxxxx")
                    .doesNotContain(SECRET, dingtalk.issuedTokens().get(0).value());
        }
    }
}
