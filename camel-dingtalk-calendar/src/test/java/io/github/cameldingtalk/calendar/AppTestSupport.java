// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A component without an access token, an app of each kind, and a clock that only the test moves. */
abstract class AppTestSupport extends DingTalkCalendarTestSupport {

    static final String INTERNAL = UPDATE + "?clientId=app&clientSecret=app-s3cret";
    static final String PERSONAL = UPDATE + "?clientId=personal&clientSecret=personal-s3cret";
    static final String ENTERPRISE = UPDATE + "?clientId=suite&clientSecret=suite-s3cret&suiteTicketSupplier=#tickets";
    static final String ACCESS_TOKEN_API = "/v1.0/oauth2/accessToken";

    final TestClock clock = new TestClock();
    final SuiteTicketHolder tickets = new SuiteTicketHolder();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        component(context).setNanoTime(clock);
        tickets.setSuiteTicket("ticket-1");
        context.getRegistry().bind("tickets", tickets);
        dingtalk.clock(clock)
                .putInternalApp("app", "app-s3cret")
                .putPersonalApp("personal", "personal-s3cret")
                .putEnterpriseApp("suite", "suite-s3cret", "ticket-1", Set.of("corp-1", "corp-2"));
        return context;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
    }

    void assertUpdates(String uri) {
        assertUpdates(uri, Map.of());
    }

    void assertUpdates(String uri, Map<String, Object> headers) {
        assertSucceeds(send(uri, "{}", headers)).isEqualTo(true);
    }

    List<ReceivedRequest> tokenRequests() {
        return dingtalk.requests().that(request -> request.target().contains("/oauth2/"));
    }

    /** The token that a request carried. */
    IssuedToken issued(ReceivedRequest request) {
        return dingtalk.issuedTokens().stream()
                .filter(token -> token.value().equals(request.header("x-acs-dingtalk-access-token")))
                .findFirst()
                .orElseThrow();
    }

    /** Waits nearly as long as a test may take, because a thread may wait long for its turn on a busy machine. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(50));
    }
}
