// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

/** A body that each operation accepts. */
final class OperationBodies {

    private OperationBodies() {}

    static String of(DingTalkCalendarOperation operation) {
        return switch (operation) {
            case createEvent, patchEvent -> EventsTest.EVENT;
            case addAttendee -> "{\"attendeesToAdd\":[{\"id\":\"u\"}]}";
            case removeAttendee -> "{\"attendeesToRemove\":[{\"id\":\"u\"}]}";
            case respondEvent -> "{\"responseStatus\":\"accepted\"}";
            default -> DingTalkCalendarTestSupport.EXAMPLE;
        };
    }
}
