// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarCheckTest {

    private final Users users = new Users();
    private final ServiceSettings settings = new ServiceSettings();
    private final CalendarCheck check = new CalendarCheck(users, settings);

    CalendarCheckTest() {
        users.put("user", Set.of("corp"), Set.of("group"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\"} | CALENDAR_NAME_BLANK",
                "{\"name\":null} | CALENDAR_NAME_BLANK",
                "{\"subscribeScope\":null} | SUBSCRIBE_RANGE_NULL",
                "{\"subscribeScope\":{\"corpIds\":[\"x\"]}} | CURRENT_USER_NOT_IN_RANGE",
                "{\"subscribeScope\":{\"openConversationIds\":[\"x\"]}} | CURRENT_USER_NOT_IN_RANGE",
                "[] | FORWARDED",
                "null | FORWARDED",
                "\"text\" | FORWARDED",
                "{\"name\":1} | FORWARDED",
                "{\"description\":{}} | FORWARDED",
                "{\"managers\":\"m\"} | FORWARDED",
                "{\"managers\":{}} | FORWARDED",
                "{\"managers\":[1]} | FORWARDED",
                "{\"subscribeScope\":[]} | FORWARDED",
                "{\"subscribeScope\":\"s\"} | FORWARDED",
                "{\"subscribeScope\":{\"corpIds\":\"corp\"}} | FORWARDED",
            })
    void aWrongFieldIsRejected(String fields, ServiceError error) throws IOException {
        JsonNode json = json(fields);

        assertThat(catchThrowableOfType(ServiceErrorException.class, () -> check.checkUpdate("user", json))
                        .error())
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"name\":\"name\",\"description\":null}",
                "{\"subscribeScope\":{\"corpIds\":[\"corp\"],\"openConversationIds\":[\"group\"]}}",
                "{\"subscribeScope\":{\"unionIds\":[\"anyone\"]}}",
            })
    void anUpdateMayOmitFields(String fields) throws IOException {
        JsonNode json = json(fields);

        assertThatCode(() -> check.checkUpdate("user", json)).doesNotThrowAnyException();
    }

    @Test
    void aNewCalendarNeedsANameAndAScope() throws IOException {
        JsonNode noName = json("{\"subscribeScope\":{}}");
        JsonNode noScope = json("{\"name\":\"name\"}");

        assertThat(catchThrowableOfType(ServiceErrorException.class, () -> check.checkNew("user", noName))
                        .error())
                .isEqualTo(ServiceError.CALENDAR_NAME_BLANK);
        assertThat(catchThrowableOfType(ServiceErrorException.class, () -> check.checkNew("user", noScope))
                        .error())
                .isEqualTo(ServiceError.SUBSCRIBE_RANGE_NULL);
    }

    @Test
    void theRulesMayRequireANameAndAScopeOfAnUpdate() throws IOException {
        settings.rules(Rules.DEFAULT.withUpdateNeedsNameAndScope(true));
        JsonNode empty = json("{}");

        assertThat(catchThrowableOfType(ServiceErrorException.class, () -> check.checkUpdate("user", empty))
                        .error())
                .isEqualTo(ServiceError.CALENDAR_NAME_BLANK);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
