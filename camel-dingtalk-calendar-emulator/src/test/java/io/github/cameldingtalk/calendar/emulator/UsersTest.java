// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsersTest {

    private final Users users = new Users();

    UsersTest() {
        users.put("user", Set.of("corp"), Set.of("group"));
    }

    @Test
    void aUserSubscribesByIdOrganizationOrGroup() {
        assertThat(users.maySubscribe("user", new SubscribeScope(List.of("user"), List.of(), List.of())))
                .isTrue();
        assertThat(users.maySubscribe("user", new SubscribeScope(List.of(), List.of("x", "group"), List.of())))
                .isTrue();
        assertThat(users.maySubscribe("user", new SubscribeScope(List.of(), List.of(), List.of("corp", "x"))))
                .isTrue();
        assertThat(users.maySubscribe("user", new SubscribeScope(List.of("x"), List.of("x"), List.of("x"))))
                .isFalse();
    }

    @Test
    void nobodySubscribesToAnEmptyScope() {
        assertThat(users.maySubscribe("user", SubscribeScope.EMPTY)).isFalse();
    }

    @Test
    void aUserOpensACalendarToOwnOrganizationsAndGroupsOnly() {
        assertThat(users.mayOpenTo("user", List.of("corp", "x"), List.of("group")))
                .isTrue();
        assertThat(users.mayOpenTo("user", List.of("x"), List.of("group"))).isFalse();
        assertThat(users.mayOpenTo("user", List.of("corp"), List.of("x"))).isFalse();
        assertThat(users.mayOpenTo("user", List.of(), List.of())).isTrue();
    }

    @Test
    void anUnknownUserBelongsToNoOrganization() {
        assertThat(users.mayOpenTo("unknown", List.of("corp"), List.of())).isFalse();
        assertThat(users.mayOpenTo("unknown", List.of(), List.of())).isTrue();
    }
}
