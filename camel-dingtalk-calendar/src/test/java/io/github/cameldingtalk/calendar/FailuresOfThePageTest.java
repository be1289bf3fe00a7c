// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulator's page says which exception each failure causes. The emulator does not depend on the component. */
@Timeout(120)
class FailuresOfThePageTest extends DingTalkCalendarTestSupport {

    @Test
    void eachErrorCausesTheExceptionOfItsGroup() throws Exception {
        JsonNode state = new ObjectMapper()
                .readTree(URI.create(dingtalk.baseUri() + "/emulator/state").toURL());
        Map<String, String> expected = new HashMap<>();
        for (JsonNode group : state.get("groups")) {
            expected.put(
                    group.get("name").asText(),
                    group.get("exception").asText() + " "
                            + group.get("isRetryable").asBoolean());
        }
        assertThat(state.get("errors")).hasSize(ServiceError.values().length).allSatisfy(error -> {
            dingtalk.next(EmulatedResponse.error(
                    ServiceError.valueOf(error.get("name").asText())));

            DingTalkCalendarException failure =
                    failure(DingTalkCalendarException.class, send(UPDATE, Map.of("name", "New")));

            assertThat(failure.getClass().getSimpleName() + " " + failure.isRetryable())
                    .as(error.toString())
                    .isEqualTo(expected.get(error.get("group").asText()));
        });
    }
}
