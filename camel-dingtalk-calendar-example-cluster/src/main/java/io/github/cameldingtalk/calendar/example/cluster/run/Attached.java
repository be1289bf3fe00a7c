// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a program that ends with the program that started it: when the standard input ends. Otherwise a broker or a worker would
 * go on if the starting program is killed.
 */
final class Attached {

    private Attached() {}

    /** Runs the main class that is named by the first argument, with the other arguments. */
    public static void main(String[] arguments) throws Throwable {
        Thread watch = new Thread(Attached::haltWithTheParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void haltWithTheParent() {
        try {
            while (System.in.read() != -1) {
                // Nothing is sent to such a program.
            }
        } catch (IOException e) {
            // The parent is gone as well.
        }
        Runtime.getRuntime().halt(1);
    }
}
