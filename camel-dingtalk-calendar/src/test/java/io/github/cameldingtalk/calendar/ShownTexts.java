// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Searches for secrets in what Camel shows of a context, and in exceptions. */
final class ShownTexts {

    /** Consoles that do something, such as writing a heap dump to the working directory. */
    private static final Set<String> WITH_EFFECTS = Set.of("heap-dump", "gc", "reload", "send");

    private final Leaks leaks;

    ShownTexts(Leaks leaks) {
        this.leaks = leaks;
    }

    void searchException(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        leaks.search("exception", trace.toString());
        ByteArrayOutputStream serialized = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
            out.writeObject(failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        leaks.search("serialized exception", serialized.toString(StandardCharsets.ISO_8859_1));
    }

    void searchConsoles(CamelContext context) {
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles(true);
        assertThat(consoles.stream()).hasSizeGreaterThan(20);
        consoles.stream()
                .filter(console -> !WITH_EFFECTS.contains(console.getId()))
                .forEach(console -> {
                    for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                        if (console.supportMediaType(type)) {
                            Object text = console.call(type, Map.of("properties", "true", "internal", "true"));
                            leaks.search("console " + console.getId(), String.valueOf(text));
                        }
                    }
                });
    }

    void searchHealthChecks(CamelContext context) {
        assertThat(HealthCheckHelper.invoke(context)).hasSizeGreaterThan(5);
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context, "full")) {
            leaks.search("health check", result + " " + result.getMessage() + result.getDetails() + result.getError());
        }
    }

    void searchManagedObjects() throws JMException {
        new ManagedObjects().read((name, text) -> leaks.search("JMX " + name, text));
    }
}
