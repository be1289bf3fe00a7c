// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Runs the routes of {@code camel/*.yaml} with {@code application.properties} until the process is stopped. */
public final class Worker {

    private Worker() {}

    /**
     * Starts a worker.
     *
     * @param arguments properties, each as {@code name=value}; a property wins over {@code application.properties}, and the
     *     environment and the system properties win over both
     * @throws IllegalArgumentException if an argument has no {@code =}
     */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("write each argument as name=value, not " + argument);
            }
            main.addOverrideProperty(argument.substring(0, equals), argument.substring(equals + 1));
        }
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                CamelContext context = started.getCamelContext();
                System.out.println("worker " + context.resolvePropertyPlaceholders("{{worker.id}}") + " started");
            }
        });
        main.run();
    }
}
