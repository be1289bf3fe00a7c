// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** How long the emulator of the extension lives. Each test runs small test classes in a run of their own. */
class ExtensionLifeTest {

    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @BeforeEach
    void forgetEmulators() {
        ExtensionSamples.CREATED.clear();
    }

    @Test
    void nestedClassesUseTheEmulatorOfTheOuterClassUntilItEnds() {
        assertPassed(3, run(ExtensionSamples.WithNestedClasses.class));
        assertClosed(1);
    }

    @Test
    void allClassesUseTheEmulatorOfTheirAbstractBaseClass() {
        assertPassed(2, run(ExtensionSamples.FirstOfBase.class, ExtensionSamples.SecondOfBase.class));
        assertClosed(1);
    }

    @Test
    void aSubclassUsesTheEmulatorOfAClassThatHasEnded() {
        assertPassed(2, run(ExtensionSamples.WithSubclass.class, ExtensionSamples.Subclass.class));
        assertClosed(1);
    }

    @Test
    void aClassWithOneInstanceUsesOneEmulator() {
        assertPassed(2, run(ExtensionSamples.OneInstanceWithAStaticField.class));
        assertClosed(1);
        ExtensionSamples.CREATED.clear();

        assertPassed(3, run(ExtensionSamples.OneInstance.class));
        assertClosed(1);
    }

    @Test
    void eachTestUsesTheEmulatorOfItsInstance() {
        assertPassed(3, run(ExtensionSamples.OneForEach.class));
        assertClosed(3);
    }

    @Test
    void anEmulatorDoesNotListenIfTheConstructorOfItsTestThrows() {
        assertFailed("constructor", run(ExtensionSamples.ConstructorThrows.class));

        DingTalkEmulator emulator = ExtensionSamples.CREATED.get(0);
        emulator.close();
        assertThatIllegalStateException().isThrownBy(emulator::port).withMessageContaining("was closed");
    }

    @Test
    void anEmulatorInAStaticFieldIsClosedIfTheConstructorOfItsTestThrows() {
        assertFailed("constructor", run(ExtensionSamples.ConstructorThrowsWithAStaticField.class));
        assertClosed(1);
    }

    @Test
    void anEmulatorIsClosedIfTheSetUpOfItsTestThrows() {
        assertFailed("before each", run(ExtensionSamples.BeforeEachThrows.class));
        assertClosed(1);
        ExtensionSamples.CREATED.clear();

        assertFailed("set up", run(ExtensionSamples.SetUpThrows.class));
        assertClosed(1);
    }

    @Test
    void theSameTestsCanRunAgainInTheSameProcess() {
        assertPassed(1, run(ExtensionSamples.RunsTwice.class));
        int port = ExtensionSamples.CREATED.get(0).port();

        assertPassed(1, run(ExtensionSamples.RunsTwice.class));
        assertThat(ExtensionSamples.CREATED.get(0).port()).isEqualTo(port);
        assertClosed(1);
    }

    @Test
    void concurrentTestsWithAnEmulatorEachDoNotDisturbEachOther() {
        assertPassed(2, run(ExtensionSamples.ConcurrentWithOneEach.class));
        assertClosed(2);
    }

    @Test
    void aConcurrentTestThatWouldResetTheEmulatorOfAnotherIsRefused() {
        TestExecutionSummary summary = run(ExtensionSamples.ConcurrentWithOneThatIsReset.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
        assertFailed("would reset the emulator of another test that is still running. Make the field", summary);
        assertClosed(1);
    }

    @Test
    void concurrentTestsMayShareAnEmulatorThatIsNotReset() {
        assertPassed(2, run(ExtensionSamples.ConcurrentWithOneThatIsShared.class));
        assertClosed(1);
    }

    private static TestExecutionSummary run(Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toArray(ClassSelector[]::new))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameters(PARALLEL)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static void assertPassed(int tests, TestExecutionSummary summary) {
        assertThat(summary.getFailures())
                .extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
    }

    private static void assertFailed(String message, TestExecutionSummary summary) {
        assertThat(summary.getFailures())
                .singleElement()
                .extracting(TestExecutionSummary.Failure::getException)
                .satisfies(failure -> assertThat(failure).hasMessageContaining(message));
    }

    private static void assertClosed(int emulators) {
        List<Integer> ports = ExtensionSamples.CREATED.stream()
                .map(DingTalkEmulator::port)
                .distinct()
                .toList();
        assertThat(ports).hasSize(emulators).allSatisfy(port -> assertThatThrownBy(
                        () -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class));
    }
}
