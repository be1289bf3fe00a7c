// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Runs the routes of {@code camel/*.yaml} with {@code application.properties} until the process is stopped. */
public final class Worker {

    private Worker() {}

    /**
     * Starts a worker. Prints "worker" and its id when the routes have started.
     *
     * @param arguments properties, each as {@code name=value}; they win over {@code application.properties}, the environment and
     *     the system properties
     * @throws IllegalArgumentException if an argument has no name or no {@code =}
     */
    public static void main(String[] arguments) throws Exception {
        Main main = with(arguments);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println("worker " + started.getCamelContext().resolvePropertyPlaceholders("{{worker.id}}")
                        + " started");
            }
        });
        main.run();
    }

    static Main with(String... arguments) {
        Main main = new Main();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("write each argument as name=value, not " + argument);
            }
            main.addOverrideProperty(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return main;
    }
}
