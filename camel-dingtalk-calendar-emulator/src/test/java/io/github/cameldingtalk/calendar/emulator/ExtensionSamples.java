// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes that {@link ExtensionLifeTest} runs. Some of their tests fail. */
final class ExtensionSamples {

    /** All emulators that the samples have created, oldest first. */
    static final List<DingTalkEmulator> CREATED = new CopyOnWriteArrayList<>();

    private ExtensionSamples() {}

    private static DingTalkEmulator perTest() {
        return created(DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken("token")));
    }

    private static DingTalkEmulator created(DingTalkEmulator emulator) {
        CREATED.add(emulator);
        return emulator;
    }

    private static void requireResponse(DingTalkEmulator emulator) throws Exception {
        assertThat(new TestClient(emulator).list("token")).isEqualTo("200");
        assertThat(emulator.requests()).hasSize(1);
    }

    static class WithNestedClasses {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @Test
        void test() throws Exception {
            requireResponse(EMULATOR);
        }

        @Nested
        class First {
            @Test
            void test() throws Exception {
                requireResponse(EMULATOR);
            }
        }

        @Nested
        class Second {
            @Test
            void test() throws Exception {
                requireResponse(EMULATOR);
            }
        }
    }

    abstract static class Base {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @Test
        void test() throws Exception {
            requireResponse(EMULATOR);
        }
    }

    static class FirstOfBase extends Base {}

    static class SecondOfBase extends Base {}

    static class WithSubclass {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @Test
        void test() throws Exception {
            requireResponse(EMULATOR);
        }
    }

    static class Subclass extends WithSubclass {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceWithAStaticField {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @Test
        void first() throws Exception {
            requireResponse(EMULATOR);
        }

        @Test
        void second() throws Exception {
            requireResponse(EMULATOR);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        @RegisterExtension
        final DingTalkEmulator emulator = perTest();

        @Test
        void first() throws Exception {
            requireResponse(emulator);
        }

        @Test
        void second() throws Exception {
            requireResponse(emulator);
        }

        @Nested
        class Inner {
            @Test
            void test() throws Exception {
                requireResponse(emulator);
            }
        }
    }

    static class RunsTwice {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @Test
        void test() throws Exception {
            requireResponse(EMULATOR);
        }
    }

    static class OneForEach {

        @RegisterExtension
        final DingTalkEmulator emulator = perTest();

        @Test
        void first() throws Exception {
            requireResponse(emulator);
        }

        @Test
        void second() throws Exception {
            requireResponse(emulator);
        }

        @Nested
        class Inner {
            @Test
            void test() throws Exception {
                requireResponse(emulator);
            }
        }
    }

    static class ConstructorThrows {

        @RegisterExtension
        final DingTalkEmulator emulator = perTest();

        ConstructorThrows() {
            throw new IllegalStateException("constructor");
        }

        @Test
        void test() {}
    }

    static class ConstructorThrowsWithAStaticField {

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        ConstructorThrowsWithAStaticField() {
            EMULATOR.baseUri();
            throw new IllegalStateException("constructor");
        }

        @Test
        void test() {}
    }

    static class BeforeEachThrows {

        @RegisterExtension
        final DingTalkEmulator emulator = perTest();

        @BeforeEach
        void setUp() {
            emulator.baseUri();
            throw new IllegalStateException("before each");
        }

        @Test
        void test() {}
    }

    static class SetUpThrows {

        @RegisterExtension
        final DingTalkEmulator emulator = created(DingTalkEmulatorExtension.perTest(thrower()));

        private static Consumer<DingTalkEmulator> thrower() {
            AtomicInteger calls = new AtomicInteger();
            return emulator -> {
                if (calls.incrementAndGet() == 2) {
                    emulator.baseUri();
                    throw new IllegalStateException("set up");
                }
            };
        }

        @Test
        void test() {}
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ConcurrentWithOneEach {

        private static final CyclicBarrier BOTH_RUN = new CyclicBarrier(2);

        @RegisterExtension
        final DingTalkEmulator emulator = perTest();

        @Test
        void first() throws Exception {
            BOTH_RUN.await(1, TimeUnit.MINUTES);
            requireResponse(emulator);
        }

        @Test
        void second() throws Exception {
            BOTH_RUN.await(1, TimeUnit.MINUTES);
            requireResponse(emulator);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ConcurrentWithOneThatIsReset {

        private static final CountDownLatch ONE_HAS_FAILED = new CountDownLatch(1);

        @RegisterExtension
        static final DingTalkEmulator EMULATOR = perTest();

        @RegisterExtension
        static final AfterEachCallback AFTER_EACH =
                context -> context.getExecutionException().ifPresent(failure -> ONE_HAS_FAILED.countDown());

        @Test
        void first() throws Exception {
            requireResponse(EMULATOR);
            assertThat(ONE_HAS_FAILED.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(EMULATOR.requests()).hasSize(1);
        }

        @Test
        void second() throws Exception {
            first();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ConcurrentWithOneThatIsShared {

        private static final CyclicBarrier BOTH_RUN = new CyclicBarrier(2);

        @RegisterExtension
        static final DingTalkEmulator EMULATOR =
                created(DingTalkEmulatorExtension.shared(emulator -> emulator.acceptToken("token")));

        @Test
        void first() throws Exception {
            BOTH_RUN.await(1, TimeUnit.MINUTES);
            assertThat(new TestClient(EMULATOR).list("token")).isEqualTo("200");
        }

        @Test
        void second() throws Exception {
            first();
        }
    }
}
