// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A JUnit extension that runs an emulator for tests, on a port of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator
 *         .putInternalApp("app", "secret")
 *         .put(EmulatedCalendar.of("calendar", "user")));
 * }</pre>
 *
 * The emulator starts when its address is first read, for example by the property source of a Spring test, or before the first
 * test:
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void dingtalk(DynamicPropertyRegistry registry) {
 *     dingtalk.properties("camel.component.dingtalk-calendar.").forEach((name, value) -> registry.add(name, () -> value));
 * }
 * }</pre>
 *
 * <table>
 * <caption>When the emulator is closed</caption>
 * <tr><th>field</th><th>closed after</th></tr>
 * <tr><td>static</td><td>the last test of the class with the field, including nested classes</td></tr>
 * <tr><td>static, in a superclass</td><td>the last test of all classes</td></tr>
 * <tr><td>not static</td><td>each test; with one instance for all tests, the class</td></tr>
 * </table>
 */
public final class DingTalkEmulatorExtension extends DingTalkEmulator
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(DingTalkEmulatorExtension.class);

    private final boolean isShared;
    private final Consumer<DingTalkEmulator> setUp;

    /** The id of the test for which the emulator was reset, until the test ends. */
    private final AtomicReference<@Nullable String> runningTest = new AtomicReference<>();

    private DingTalkEmulatorExtension(boolean isShared, Consumer<DingTalkEmulator> setUp) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.isShared = isShared;
        this.setUp = setUp;
        setUp.accept(this);
    }

    /**
     * Creates an emulator that is reset and set up again before each test. The tokens that were issued stay valid, because an
     * application under test may keep them from test to test. Tests that run at the same time need an emulator each, in a field
     * that is not static.
     *
     * @param setUp adds apps and data; called now, and before each test
     * @return the emulator, for a field with {@code @RegisterExtension}
     */
    public static DingTalkEmulator perTest(Consumer<DingTalkEmulator> setUp) {
        return new DingTalkEmulatorExtension(false, setUp);
    }

    /**
     * Creates an emulator that is set up once. The changes of a test are visible to the next tests.
     *
     * @param setUp adds apps and data; called now
     * @return the emulator, for a field with {@code @RegisterExtension}
     */
    public static DingTalkEmulator shared(Consumer<DingTalkEmulator> setUp) {
        return new DingTalkEmulatorExtension(true, setUp);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A closed emulator is used again if a second class has the same emulator in a field, or if JUnit runs the
        // tests again.
        reopen();
        closeAfter(owner(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        closeAfter(context);
        if (!isShared) {
            requireNoOtherTest(context);
            resetKeepingTokens();
            setUp.accept(this);
        }
    }

    private void requireNoOtherTest(ExtensionContext context) {
        if (!runningTest.compareAndSet(null, context.getUniqueId())) {
            throw new ExtensionConfigurationException("The test " + context.getDisplayName()
                    + " would reset the emulator of another test that is still running. Make the field of the emulator"
                    + " not static, so that each test has its own, or let the tests run one after the other with"
                    + " @Execution(ExecutionMode.SAME_THREAD) or @ResourceLock.");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getUniqueId().equals(runningTest.get())) {
            runningTest.set(null);
        }
    }

    /** Has an effect only if the extension before this one has failed, because JUnit does not call {@link #beforeAll} then. */
    @Override
    public void afterAll(ExtensionContext context) {
        closeAfter(owner(context));
    }

    /** Closes the emulator when this context ends, unless the emulator is closed with a context around this one. */
    private void closeAfter(ExtensionContext context) {
        context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> new Closing(this));
    }

    /** JUnit before 5.13 closes only a CloseableResource, and later versions warn if it is not also an AutoCloseable. */
    @SuppressWarnings("deprecation")
    private record Closing(DingTalkEmulator emulator)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            emulator.close();
        }
    }

    /** The context of the class that alone uses the emulator, or else of all tests. */
    private ExtensionContext owner(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        boolean isOfTheClass = AnnotationSupport.findAnnotatedFields(testClass, RegisterExtension.class).stream()
                .filter(field -> !isStatic(field) || field.getDeclaringClass().equals(testClass))
                .anyMatch(field -> isIn(field, context.getTestInstance().orElse(null)));
        return isOfTheClass ? context : context.getRoot();
    }

    private boolean isIn(Field field, @Nullable Object testInstance) {
        return (isStatic(field) || testInstance != null)
                && ReflectionSupport.tryToReadFieldValue(field, testInstance)
                        .toOptional()
                        .filter(value -> value == this)
                        .isPresent();
    }

    private static boolean isStatic(Field field) {
        return Modifier.isStatic(field.getModifiers());
    }
}
