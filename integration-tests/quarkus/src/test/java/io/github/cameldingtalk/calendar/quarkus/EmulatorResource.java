// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.quarkus;

import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

public class EmulatorResource implements QuarkusTestResourceLifecycleManager {

    private DingTalkEmulator dingtalk;

    @Override
    public Map<String, String> start() {
        dingtalk = DingTalkEmulator.start().putInternalApp("app", "secret").put(EmulatedCalendar.of("calendar", "author"));
        return dingtalk.properties("camel.component.dingtalk-calendar.");
    }

    @Override
    public void stop() {
        dingtalk.close();
    }
}
