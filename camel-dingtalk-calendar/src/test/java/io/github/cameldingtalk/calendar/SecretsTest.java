// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

class SecretsTest extends DingTalkCalendarTestSupport {

    private static final String SECRET = "s3cr3t-t0k3n";

    @Override
    public void configureTest(TestExecutionConfiguration testExecutionConfiguration) {
        super.configureTest(testExecutionConfiguration);
        testExecutionConfiguration.withJMX(true);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(UPDATE + "?accessToken=" + SECRET);
            }
        };
    }

    @Test
    void aTokenIsInNoTextOfTheEndpoint() {
        DingTalkCalendarEndpoint endpoint =
                context.getEndpoint(UPDATE + "?accessToken=" + SECRET, DingTalkCalendarEndpoint.class);

        assertThat(endpoint.toString() + endpoint.getConfiguration() + endpoint.getComponent())
                .doesNotContain(SECRET);
    }

    @Test
    void aTokenIsInNoExceptionOfACallNorInItsCauses() {
        for (Object body : new Object[] {"{}", "", "{\"unknown\":1}"}) {
            Exchange exchange = template.send("direct:in", e -> e.getIn().setBody(body));
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));

            assertThat(trace.toString()).contains("DingTalk").doesNotContain(SECRET);
        }
    }

    @Test
    void aTokenIsInNoAttributeOfJmx() throws Exception {
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
    void aTokenIsInNoLineThatIsLogged() throws Exception {
        PrintStream old = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.addRoutes(createRouteBuilder());
            other.start();
            other.createProducerTemplate().send("direct:in", e -> e.getIn().setBody("{}"));
            send("direct:in", "{}");
            send(UPDATE, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, SECRET));
        } finally {
            System.setErr(old);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("dingtalk-calendar")
                .doesNotContain(SECRET);
    }
}
