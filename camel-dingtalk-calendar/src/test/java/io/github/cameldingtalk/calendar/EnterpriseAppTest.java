// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnterpriseAppTest extends AppTestSupport {

    @Test
    void eachOrganizationHasItsOwnToken() {
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        assertUpdates(ENTERPRISE + "&corpId=corp-1", Map.of(DingTalkCalendarConstants.CORP_ID, "corp-2"));
        assertUpdates(ENTERPRISE, Map.of(DingTalkCalendarConstants.CORP_ID, "corp-1"));

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp-1", "corp-2");
        assertThat(updates())
                .extracting(update -> issued(update).corpId())
                .containsExactly("corp-1", "corp-2", "corp-1");
    }

    @Test
    void aCallWithoutAnOrganizationFails() {
        assertFails(DingTalkInvalidParameterException.class, send(ENTERPRISE, "{}"))
                .hasMessageContaining("set the option corpId, or the header CamelDingTalkCalendarCorpId");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void theSuiteTicketIsReadForEachTokenRequest() {
        tickets.setSuiteTicket(null);
        assertFails(DingTalkAuthenticationException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"))
                .hasMessageContaining("no suite ticket yet");

        clock.advance(Duration.ofSeconds(2));
        tickets.setSuiteTicket("ticket-1");
        assertUpdates(ENTERPRISE + "&corpId=corp-1");
        dingtalk.putEnterpriseApp("suite", "suite-s3cret", "ticket-2", Set.of("corp-1", "corp-2"));
        tickets.setSuiteTicket("ticket-2");

        assertUpdates(ENTERPRISE + "&corpId=corp-2");
    }
}
