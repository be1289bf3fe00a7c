// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that runs an emulator for the tests of a class, on a port of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator
 *         .putInternalApp("app", "secret")
 *         .put(EmulatedCalendar.of("calendar", "user")));
 * }</pre>
 *
 * The emulator starts when it is created, so that a property source can read its address. In a static field it is closed after
 * the last test of the class, in an instance field after each test.
 */
public final class DingTalkEmulatorExtension extends DingTalkEmulator
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final boolean isShared;
    private final Consumer<DingTalkEmulator> setUp;
    private boolean isOfTheClass;

    private DingTalkEmulatorExtension(boolean isShared, Consumer<DingTalkEmulator> setUp) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.isShared = isShared;
        this.setUp = setUp;
        setUp.accept(this);
    }

    /** Creates an emulator that is reset and set up again before each test. */
    public static DingTalkEmulator perTest(Consumer<DingTalkEmulator> setUp) {
        return new DingTalkEmulatorExtension(false, setUp);
    }

    /** Creates an emulator that is set up once. The changes of a test are visible to the next tests. */
    public static DingTalkEmulator shared(Consumer<DingTalkEmulator> setUp) {
        return new DingTalkEmulatorExtension(true, setUp);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        isOfTheClass = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isShared) {
            reset();
            setUp.accept(this);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!isOfTheClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
