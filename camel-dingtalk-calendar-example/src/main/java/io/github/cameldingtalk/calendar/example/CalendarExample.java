// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import io.github.cameldingtalk.calendar.DingTalkCalendarComponent;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;

/**
 * Creates, updates, shows or deletes a calendar on DingTalk, or subscribes a user to it, with the routes of {@code camel/calendar.camel.yaml}. Without an
 * argument and without credentials in the environment, does all this on an emulator on this machine.
 */
public final class CalendarExample {

    static final int DONE = 0;

    /** Nothing was done, or it is unknown whether something was done. */
    static final int FAILED = 1;

    static final int WRONG_ARGUMENTS = 2;

    private CalendarExample() {}

    /**
     * Runs the command. The exit code is 0 if the command was done, 1 if the call failed, and 2 if an argument or a variable of
     * the environment is missing or wrong. After a failure, the reason is on the standard error.
     *
     * @param arguments the command, as in {@link CalendarCommand#USAGE}; none for the emulator
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 && !new DingTalkEnvironment(System.getenv()).hasCredentials()) {
            EmulatorTour.run();
            return;
        }
        int exitCode = run(System.getenv(), List.of(arguments), System.out, System.err);
        if (exitCode != DONE) {
            System.exit(exitCode);
        }
    }

    /** Runs the command on DingTalk, and returns the exit code. */
    static int run(Map<String, String> variables, List<String> arguments, PrintStream out, PrintStream err)
            throws Exception {
        CalendarCommand command;
        DingTalkCalendarComponent component;
        try {
            command = CalendarCommand.parse(arguments);
            component = component(new DingTalkEnvironment(variables), command);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_ARGUMENTS;
        }
        Main main;
        try {
            main = start(component);
        } catch (FailedToStartRouteException e) {
            // The component checks its options at the start.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            err.println(reason.getMessage());
            return WRONG_ARGUMENTS;
        }
        try {
            return call(main, command, out, err);
        } finally {
            main.stop();
        }
    }

    private static int call(Main main, CalendarCommand command, PrintStream out, PrintStream err) throws Exception {
        try {
            Object result = main.getCamelTemplate().requestBody("direct:" + command.name(), command.file());
            out.println("The result on the route: " + result);
            if (Boolean.FALSE.equals(result)) {
                err.println(command.name() + " had no effect: DingTalk answered false.");
                return FAILED;
            }
            return DONE;
        } catch (CamelExecutionException e) {
            DingTalkCalendarException failure =
                    ObjectHelper.getException(DingTalkCalendarException.class, e.getCause());
            if (failure == null) {
                throw e;
            }
            err.println(command.name() + " failed. " + failure.getMessage());
            err.println(Advice.after(failure));
            return FAILED;
        }
    }

    private static DingTalkCalendarComponent component(DingTalkEnvironment environment, CalendarCommand command) {
        DingTalkCalendarComponent component = environment.component();
        component.getConfiguration().setUserId(environment.needed("DINGTALK_USER_ID"));
        if (command.needsCalendarId()) {
            component.getConfiguration().setCalendarId(environment.needed("DINGTALK_CALENDAR_ID"));
        }
        return component;
    }

    /** Starts Camel with {@link BlankName} and the routes of {@code camel/}, except those for holidays. */
    static Main start(DingTalkCalendarComponent component) {
        Main main = new Main();
        main.configure().addRoutesBuilder(new BlankName());
        main.configure()
                .withRoutesIncludePattern("classpath:camel/calendar.camel.yaml,classpath:camel/life.camel.yaml");
        main.bind("dingtalk-calendar", component);
        main.start();
        return main;
    }
}
