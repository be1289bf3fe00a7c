// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.ConnectionFault;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Runs the emulator with the apps and calendars of a run. Obeys the lines of its standard input, and ends with the input. */
final class EmulatorServer {

    private static final Duration LATENCY = Duration.ofMillis(100);

    private EmulatorServer() {}

    /**
     * Starts the emulator. The commands:
     *
     * <ul>
     *   <li>{@code block <seconds>}: the address is blocked.
     *   <li>{@code lose-creates <count>}, {@code lose-updates <count>}: the next calls take effect, and their responses are cut
     *       short.
     *   <li>{@code spoil <count>}: a person changes the first calendars.
     *   <li>{@code hold-updates <count>}: the next updates wait before they take effect.
     *   <li>{@code await-held <count>}: waits until so many updates wait.
     *   <li>{@code release <count>}: the updates that wait take effect.
     * </ul>
     *
     * @param arguments the path of the journal, the limit of calls in a second, and the three numbers of {@link Tenants}
     */
    public static void main(String[] arguments) throws IOException {
        Tenants tenants = new Tenants(
                Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        try (DingTalkEmulator emulator = DingTalkEmulator.start()
                .journal(Path.of(arguments[0]))
                .throttle(Integer.parseInt(arguments[1]))
                .latency(LATENCY)) {
            tenants.apps().forEach(app -> put(emulator, tenants, app));
            HeldUpdates held = new HeldUpdates();
            emulator.intercept(request -> {
                held.pass(request);
                return null;
            });
            System.out.println("emulator started at " + emulator.baseUri());
            obey(emulator, held);
        }
    }

    private static void put(DingTalkEmulator emulator, Tenants tenants, String app) {
        String author = Tenants.author(app);
        Set<String> corpIds = Set.of(Tenants.corpId(app));
        emulator.putInternalApp(app, Tenants.clientSecret(app))
                .putUser(author, corpIds, Set.of())
                .putUser(Tenants.editor(app), corpIds, Set.of());
        for (String calendar : tenants.calendars()) {
            String calendarId = tenants.calendarId(app, calendar);
            if (calendarId != null) {
                emulator.put(EmulatedCalendar.of(calendarId, author));
            }
        }
    }

    private static void obey(DingTalkEmulator emulator, HeldUpdates held) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", 2);
            int number = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "block" -> emulator.blockFor(Duration.ofSeconds(number));
                case "lose-creates" -> lose(emulator, ApiOperation.CREATE_SUBSCRIBED, number);
                case "lose-updates" -> lose(emulator, ApiOperation.UPDATE_SUBSCRIBED, number);
                case "spoil" -> emulator.calendars().stream()
                        .limit(number)
                        .forEach(calendar -> spoil(emulator, calendar));
                case "hold-updates" -> held.next(number);
                case "await-held" -> held.awaitHeld(number);
                case "release" -> held.release();
                default -> throw new IllegalArgumentException("There is no command " + line);
            }
            System.out.println("did: " + line);
        }
    }

    private static void spoil(DingTalkEmulator emulator, EmulatedCalendar calendar) {
        emulator.put(new EmulatedCalendar(
                calendar.calendarId(),
                calendar.author(),
                calendar.name(),
                "changed by a person",
                calendar.managers(),
                calendar.subscribeScope()));
    }

    private static void lose(DingTalkEmulator emulator, ApiOperation operation, int count) {
        List<EmulatedResponse> lost = Collections.nCopies(count, EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        emulator.next(operation, lost.toArray(EmulatedResponse[]::new));
    }
}
