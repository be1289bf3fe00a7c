// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cameldingtalk.calendar.emulator.RejectedFieldException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDataTest {

    private static final String INTERNAL = "{\"type\":\"INTERNAL\",\"clientId\":\"app\",\"clientSecret\":\"secret\"}";

    private final ServiceData data = ServiceData.empty();
    private final PageData page = new PageData(data, new ServiceApi(data));

    @Test
    void eachTypeOfAppIsAddedWithItsFields() {
        run("addApp", INTERNAL);
        run(
                "addApp",
                "{\"type\":\"ENTERPRISE\",\"clientId\":\"suite\",\"clientSecret\":\"secret\",\"suiteTicket\":\"ticket\","
                        + "\"corpIds\":[\"corp\"]}");
        run(
                "addApp",
                "{\"type\":\"PERSONAL\",\"clientId\":\"personal\",\"clientSecret\":\"secret\",\"suiteTicket\":\"\","
                        + "\"corpIds\":[\"hidden\"]}");

        assertThat(data.apps().all())
                .containsExactly(
                        new Apps.App(Apps.Type.INTERNAL, "app", "secret", "", Set.of()),
                        new Apps.App(Apps.Type.ENTERPRISE, "suite", "secret", "ticket", Set.of("corp")),
                        new Apps.App(Apps.Type.PERSONAL, "personal", "secret", "", Set.of()));
    }

    @Test
    void aUserIsAddedWithItsOrganizationsAndGroups() {
        run("addUser", "{\"unionId\":\"ann\",\"corpIds\":[\"corp\"],\"openConversationIds\":[\"cid==\"]}");

        assertThat(data.users().all()).containsEntry("ann", new Users.User(Set.of("corp"), Set.of("cid==")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addApp | {'type':'INTERNAL','clientId':' ','clientSecret':'x'} | clientId | BLANK",
                "addApp | {'type':'INTERNAL','clientId':'new'} | clientSecret | BLANK",
                "addApp | {'type':'ENTERPRISE','clientId':'new','clientSecret':'x'} | suiteTicket | BLANK",
                "addApp | {'type':'ENTERPRISE','clientId':'new','clientSecret':'x','suiteTicket':'x','corpIds':['a','']} | corpIds | BLANK",
                "addApp | {'type':'INTERNAL','clientId':'LONG','clientSecret':'x'} | clientId | TOO_LONG",
                "addApp | {'type':'INTERNAL','clientId':'a\\tb','clientSecret':'x'} | clientId | INVISIBLE_CHARACTER",
                "addApp | {'type':'INTERNAL','clientId':'new','clientSecret':'\\u200bx'} | clientSecret | INVISIBLE_CHARACTER",
                "addApp | {'type':'INTERNAL','clientId':'\\ud800','clientSecret':'x'} | clientId | INVISIBLE_CHARACTER",
                "addApp | {'type':'PERSONAL','clientId':'taken','clientSecret':'x'} | clientId | EXISTS",
                "addUser | {'corpIds':['x']} | unionId | BLANK",
                "addUser | {'unionId':'new','openConversationIds':['LONG']} | openConversationIds | TOO_LONG",
                "addUser | {'unionId':'taken'} | unionId | EXISTS",
            })
    void aWrongFieldIsNamedAndNothingIsAdded(String command, String value, String field, Problem problem) {
        data.apps().putInternal("taken", "secret");
        data.users().put("taken", Set.of("corp"), Set.of());
        List<Apps.App> apps = data.apps().all();
        var users = data.users().all();

        RejectedFieldException rejected = catchThrowableOfType(
                RejectedFieldException.class,
                () -> run(command, value.replace('\'', '"').replace("LONG", "x".repeat(1_001))));

        assertThat(rejected.field()).isEqualTo(field);
        assertThat(rejected.problem()).isEqualTo(problem);
        assertThat(data.apps().all()).isEqualTo(apps);
        assertThat(data.users().all()).isEqualTo(users);
    }

    @Test
    void theTypeOfAnAppMustBeKnown() {
        assertThatThrownBy(() -> run("addApp", "{\"type\":\"other\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRemovedAppAndItsTokensAreNoLongerAccepted() {
        data.apps().putPersonal("app", "secret");
        data.tokens().issue("token", "app", null, null);
        data.tokens().issue("other", "other", null, null);
        Grants.Grant grant = new Grants.Grant("app", "ann", null);
        String code = data.grants().newCode(grant);
        String refreshToken = data.grants().newRefreshToken(grant);

        page.run("removeApp", TextNode.valueOf("app"));

        assertThat(data.apps().all()).isEmpty();
        assertThat(data.tokens().isAccepted("token")).isFalse();
        assertThat(data.tokens().isAccepted("other")).isTrue();
        assertThat(data.grants().redeemCode(code)).isNull();
        assertThat(data.grants().redeemRefreshToken(refreshToken)).isNull();
    }

    @Test
    void theCalendarsOfARemovedUserStay() {
        data.users().put("ann", Set.of(), Set.of());
        data.calendars().put(EmulatedCalendar.of("calendar", "ann"));

        page.run("removeUser", TextNode.valueOf("ann"));

        assertThat(data.users().isKnown("ann")).isFalse();
        assertThat(data.calendars().all()).hasSize(1);
    }

    @Test
    void aSecondRemovalChangesNothing() {
        assertThat(page.run("removeApp", TextNode.valueOf("app"))).isTrue();
        assertThat(page.run("removeUser", TextNode.valueOf("ann"))).isTrue();
        assertThat(page.run("other", TextNode.valueOf("ann"))).isFalse();
    }

    @Test
    void thePageReceivesTheFieldAndTheProblem() throws Exception {
        try (DingTalkEmulator dingtalk = DingTalkEmulator.start().putInternalApp("app", "secret")) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(dingtalk.baseUri() + "/emulator/addApp"))
                                    .header("X-Emulator", "1")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"value\":" + INTERNAL + "}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"field\":\"clientId\",\"problem\":\"EXISTS\"}");
        }
    }

    private void run(String command, String value) {
        assertThat(page.run(command, json(value))).isTrue();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
