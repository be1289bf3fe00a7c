// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PageCommandsTest {

    private static final Caller APP = new Caller(Apps.Type.INTERNAL, "app", "");

    private static final ReceivedRequest LIST = TestService.request("GET", "/v1.0/calendar/users/user/calendars", "");

    private final ServiceSettings settings = new ServiceSettings();
    private final TokenStore tokens = new TokenStore(settings);
    private final Script script = new Script();
    private final Limits limits = new Limits(settings);
    private final PageCommands commands = new PageCommands(tokens, script, limits);

    @Test
    void anErrorOrAFaultIsTheNextResponse() {
        commands.run("error", TextNode.valueOf("SERVICE_BUSY"));
        commands.run("fault", TextNode.valueOf("TRICKLE"));
        commands.run("gateway", MissingNode.getInstance());
        commands.run("block", MissingNode.getInstance());

        assertThat(JournalText.summary(next())).isEqualTo("503");
        assertThat(JournalText.summary(next())).isEqualTo("TRICKLE");
        assertThat(JournalText.summary(next())).isEqualTo("502");
        assertThat(JournalText.summary(next())).isEqualTo("200");
    }

    @Test
    void anUnknownNameIsRejected() {
        assertThat(commands.run("noSuchCommand", MissingNode.getInstance())).isFalse();
        assertThatThrownBy(() -> commands.run("error", TextNode.valueOf("NO_SUCH_ERROR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLatencyIsBetweenZeroAndAMinute() {
        commands.run("latency", IntNode.valueOf(1_000));
        assertThat(script.latency()).isEqualTo(Duration.ofSeconds(1));
        commands.run("latency", IntNode.valueOf(-1));
        assertThat(script.latency()).isZero();
        commands.run("latency", IntNode.valueOf(1_000_000));
        assertThat(script.latency()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theThrottleRejectsCallsAboveItsLimitUntilItIsRemoved() {
        commands.run("throttle", IntNode.valueOf(1));
        assertThat(refusal(Instant.EPOCH)).isNull();
        assertThat(JournalText.summary(refusal(Instant.EPOCH))).isEqualTo("403");

        commands.run("calm", MissingNode.getInstance());
        assertThat(refusal(Instant.EPOCH)).isNull();
    }

    @Test
    void theAddressIsBlockedForSomeSecondsUntilTheBlockIsRemoved() {
        settings.clock(InstantSource.fixed(Instant.EPOCH));
        commands.run("blockFor", DoubleNode.valueOf(1.5));
        assertThat(refusal(Instant.EPOCH.plusMillis(1_499))).isNotNull();
        assertThat(refusal(Instant.EPOCH.plusMillis(1_500))).isNull();

        commands.run("blockFor", DoubleNode.valueOf(1e300));
        assertThat(refusal(Instant.EPOCH.plus(Duration.ofDays(1)).minusMillis(1)))
                .isNotNull();
        assertThat(refusal(Instant.EPOCH.plus(Duration.ofDays(1)))).isNull();

        commands.run("calm", MissingNode.getInstance());
        assertThat(refusal(Instant.EPOCH)).isNull();
    }

    @Test
    void oneTroubleIsEndedAndTheOthersStay() throws Exception {
        commands.run("error", TextNode.valueOf("SERVICE_BUSY"));
        commands.run("fault", TextNode.valueOf("TRICKLE"));
        commands.run("latency", IntNode.valueOf(1_000));
        script.always(ApiOperation.LIST, EmulatedResponse.badGateway());
        limits.usual(30, 0);
        limits.callsPerSecond(20);

        end("{\"type\":\"NEXT\",\"name\":\"503 serviceBusy: service busy\",\"operation\":null}");
        end("{\"type\":\"LATENCY\",\"name\":\"\"}");
        end("{\"type\":\"ALWAYS\",\"name\":\"502\",\"operation\":\"listSubscribed\"}");
        end("{\"type\":\"CALLS_PER_SECOND\"}");

        assertThat(script.troubles()).containsExactly(new Trouble(Trouble.Type.NEXT, "TRICKLE", null, 1, false));
        assertThat(limits.troubles()).containsExactly(new Trouble(Trouble.Type.CALLS_PER_SECOND, "", null, 30, true));
        assertThatThrownBy(() -> end("{\"type\":\"NO_SUCH_TYPE\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    private void end(String trouble) throws Exception {
        assertThat(commands.run("end", new ObjectMapper().readTree(trouble))).isTrue();
    }

    @Test
    void allIssuedTokensAreRevoked() {
        tokens.issue("token", "app", null, null);

        commands.run("revoke", MissingNode.getInstance());

        assertThat(tokens.isAccepted("token")).isFalse();
    }

    private EmulatedResponse next() {
        return response(script.response(TestService.request("GET", "/", "")));
    }

    private EmulatedResponse refusal(Instant now) {
        return response(limits.refusal(new IncomingCall(LIST, APP, now)));
    }

    private static EmulatedResponse response(Reasoned<EmulatedResponse> chosen) {
        return chosen == null ? null : chosen.response();
    }
}
