// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The emulator of DingTalk, as a process of its own. */
final class Emulator implements AutoCloseable {

    /** DingTalk's limit for each app and API on the standard edition. */
    static final int CALLS_PER_SECOND = 20;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(2);
    private static final int HEAP_MEGABYTES = 192;
    private static final String STARTED = "emulator started at ";

    private final ChildProcess process;
    private final Path log;
    private final Path journal;

    private Emulator(ChildProcess process, Path log, Path journal) {
        this.process = process;
        this.log = log;
        this.journal = journal;
    }

    /** Starts the emulator with these apps and calendars. The folder gets the journal and the output. */
    static Emulator start(Path folder, Tenants tenants) throws IOException {
        Files.createDirectories(folder);
        Path journal = folder.resolve("journal.jsonl");
        Path log = folder.resolve("emulator.log");
        List<String> command = JavaCommand.withOwnClassPath()
                .heap(HEAP_MEGABYTES)
                .command(
                        EmulatorServer.class.getName(),
                        List.of(
                                journal.toString(),
                                Integer.toString(CALLS_PER_SECOND),
                                Integer.toString(tenants.appCount()),
                                Integer.toString(tenants.calendarsPerApp()),
                                Integer.toString(tenants.createdPerApp())));
        ChildProcess process = ChildProcess.start("the emulator", command, log);
        return new Emulator(process, log, journal);
    }

    /** Waits until the emulator answers, and returns the base URI for clients. */
    String baseUri() throws IOException {
        process.awaitLine(STARTED, START_TIMEOUT);
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(STARTED))
                .map(line -> line.substring(STARTED.length()))
                .findFirst()
                .orElseThrow();
    }

    List<JournalEntry> journal() throws IOException {
        return Files.exists(journal) ? JournalEntry.read(journal) : List.of();
    }

    /** Answers all calls as DingTalk answers a blocked address, for this time. */
    void blockFor(int seconds) {
        obey("block " + seconds);
    }

    /** Lets so many of the next creates and updates take effect, and loses their responses. */
    void loseResponses(int creates, int updates) {
        obey("lose-creates " + creates);
        obey("lose-updates " + updates);
    }

    /** Changes so many calendars, as a person does in DingTalk. */
    void spoil(int calendars) {
        obey("spoil " + calendars);
    }

    /** Keeps so many of the next updates from taking effect. All other calls pass. */
    void holdUpdates(int count) {
        obey("hold-updates " + count);
    }

    /** Waits until so many updates are held. */
    void awaitHeld(int count) {
        obey("await-held " + count);
    }

    /** Lets the updates that are held take effect, whatever has become of their senders. */
    void releaseHeld(int count) {
        obey("release " + count);
    }

    private void obey(String command) {
        process.command(command);
        process.awaitLine("did: " + command, COMMAND_TIMEOUT);
    }

    @Override
    public void close() {
        process.close();
    }
}
