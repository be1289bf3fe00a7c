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
 * An emulator for the tests of a class, on a port of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator
 *         .putInternalApp("app", "secret")
 *         .put(EmulatedCalendar.of("calendar", "user")));
 * }</pre>
 *
 * It listens as soon as it is made, so that a property source can ask for its address, and is closed after the last test of the
 * class, or, in a field that is not static, after each.
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

    /** Before each test it forgets everything and is set up anew. */
    public static DingTalkEmulator perTest(Consumer<DingTalkEmulator> setUp) {
        return new DingTalkEmulatorExtension(false, setUp);
    }

    /** It is set up once, and what a test does to it the next test sees. */
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
