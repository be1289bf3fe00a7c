// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.api.DingTalkConnectionException;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.github.cameldingtalk.calendar.api.DingTalkServiceException;
import io.github.cameldingtalk.calendar.api.DingTalkThrottledException;
import io.github.cameldingtalk.calendar.api.DingTalkUnexpectedResponseException;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.IssuedToken;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.FileRefreshTokenStore;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketHolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AppTokensTest extends DingTalkCalendarTestSupport {

    private static final String INTERNAL = UPDATE + "?clientId=app&clientSecret=app-s3cret";
    private static final String PERSONAL = UPDATE + "?clientId=personal&clientSecret=personal-s3cret";
    private static final String ENTERPRISE =
            UPDATE + "?clientId=suite&clientSecret=suite-s3cret&suiteTicketSupplier=#tickets";
    private static final String ACCESS_TOKEN_API = "/v1.0/oauth2/accessToken";
    private static final int AT_ONCE = 50;

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final List<Thread> senders = new CopyOnWriteArrayList<>();
    private final SuiteTicketHolder tickets = new SuiteTicketHolder();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        component(context).setNanoTime(clock);
        return context;
    }

    @Override
    void configure(DingTalkCalendarConfiguration configuration) {
        super.configure(configuration);
        configuration.setAccessToken(null);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // Has no options of its own: what a test calls it with has.
            }
        };
    }

    @BeforeEach
    void makeTheAppsKnown() {
        tickets.setSuiteTicket("ticket-1");
        context.getRegistry().bind("tickets", tickets);
        dingtalk.clock(clock)
                .putInternalApp("app", "app-s3cret")
                .putPersonalApp("personal", "personal-s3cret")
                .putEnterpriseApp("suite", "suite-s3cret", "ticket-1", Set.of("corp-1", "corp-2"));
    }

    // ---- fetched and kept

    @Test
    void anInternalAppFetchesATokenOnFirstUseAndKeepsIt() {
        assertThat(tokenRequests()).isEmpty();

        updated(INTERNAL);
        updated(INTERNAL + "&responseTimeout=5s");

        ReceivedRequest request = tokenRequests().get(0);
        assertThat(tokenRequests()).hasSize(1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(ACCESS_TOKEN_API);
        assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.header("x-acs-dingtalk-access-token")).isNull();
        assertThat(request.bodyAsText())
                .isIn(
                        "{\"appKey\":\"app\",\"appSecret\":\"app-s3cret\"}",
                        "{\"appSecret\":\"app-s3cret\",\"appKey\":\"app\"}");
        assertThat(updates()).hasSize(2).allMatch(update -> update.header("x-acs-dingtalk-access-token")
                .equals(dingtalk.issuedTokens().get(0).value()));
    }

    @Test
    void anEnterpriseAppHasATokenForEachOrganisation() {
        updated(ENTERPRISE + "&corpId=corp-1");
        updated(ENTERPRISE + "&corpId=corp-1", Map.of(DingTalkCalendarConstants.CORP_ID, "corp-2"));
        updated(ENTERPRISE, Map.of(DingTalkCalendarConstants.CORP_ID, "corp-1"));

        assertThat(dingtalk.issuedTokens()).extracting(IssuedToken::corpId).containsExactly("corp-1", "corp-2");
        assertThat(corpsOfUpdates()).containsExactly("corp-1", "corp-2", "corp-1");
    }

    @Test
    void anEnterpriseAppNeedsAnOrganisation() {
        assertFails(DingTalkInvalidParameterException.class, send(ENTERPRISE, "{}"))
                .hasMessageContaining("set the option corpId, or the header CamelDingTalkCalendarCorpId");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void anEnterpriseAppAsksForTheTicketEachTime() {
        tickets.setSuiteTicket(null);
        assertFails(DingTalkAuthenticationException.class, send(ENTERPRISE + "&corpId=corp-1", "{}"))
                .hasMessageContaining("no suite ticket yet");

        clock.advance(Duration.ofSeconds(2));
        tickets.setSuiteTicket("ticket-1");
        updated(ENTERPRISE + "&corpId=corp-1");
        dingtalk.putEnterpriseApp("suite", "suite-s3cret", "ticket-2", Set.of("corp-1", "corp-2"));
        tickets.setSuiteTicket("ticket-2");

        updated(ENTERPRISE + "&corpId=corp-2");
    }

    @Test
    void aPersonalAppBeginsWithACodeAndGoesOnWithRefreshTokens() {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);

        updated(PERSONAL + "&authorizationCodeSupplier=#codes");
        clock.advance(Duration.ofHours(3));
        updated(PERSONAL + "&authorizationCodeSupplier=#codes");
        clock.advance(Duration.ofHours(3));
        updated(PERSONAL + "&authorizationCodeSupplier=#codes");

        assertThat(tokenRequests())
                .extracting(request -> request.bodyAsText().contains("\"grantType\":\"authorization_code\""))
                .containsExactly(true, false, false);
    }

    @Test
    void aStoredRefreshTokenOutlivesTheProcess() throws Exception {
        String code = dingtalk.consent("personal", USER_ID);
        RefreshTokenStore store = new FileRefreshTokenStore(directory.resolve("refresh"));
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", store);
        updated(PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store");
        String first = store.load();

        try (DefaultCamelContext afterRestart = new DefaultCamelContext()) {
            configure(component(afterRestart).getConfiguration());
            afterRestart.getRegistry().bind("store", store);
            afterRestart.start();
            Object result = afterRestart
                    .createProducerTemplate()
                    .requestBody(PERSONAL + "&refreshToken=served-already&refreshTokenStore=#store", "{}");

            assertThat(result).isEqualTo(true);
            assertThat(store.load()).isNotEqualTo(first).startsWith("refresh-");
            assertThat(tokenRequests()).hasSize(2);
        }
    }

    @Test
    void aStoredRefreshTokenThatIsRefusedGivesWayToTheNextBest() {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", new MemoryStore("ended"));

        updated(PERSONAL + "&refreshToken=ended-too&authorizationCodeSupplier=#codes&refreshTokenStore=#store");

        assertThat(tokenRequests()).hasSize(3);
    }

    @Test
    void whenNoRefreshTokenIsLeftTheUserHasToConsentAgain() {
        assertFails(DingTalkAuthenticationException.class, send(PERSONAL + "&refreshToken=ended", "{}"));
        clock.advance(Duration.ofSeconds(2));

        assertFails(DingTalkAuthenticationException.class, send(PERSONAL + "&refreshToken=ended", "{}"))
                .hasMessageContaining("the user has to consent again");
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aStoreThatFailsDoesNotLoseTheToken() {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                return null;
            }

            @Override
            public void save(String refreshToken) {
                throw new IllegalStateException("disk full");
            }
        });
        String uri = PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store";

        updated(uri);
        clock.advance(Duration.ofHours(3));
        updated(uri);
    }

    @Test
    void twoUsersOfOnePersonalAppDoNotMix() {
        String one = dingtalk.consent("personal", "one");
        String two = dingtalk.consent("personal", "two");
        context.getRegistry().bind("one", (AuthorizationCodeSupplier) () -> one);
        context.getRegistry().bind("two", (AuthorizationCodeSupplier) () -> two);

        updated(PERSONAL + "&authorizationCodeSupplier=#one");
        updated(PERSONAL + "&authorizationCodeSupplier=#two");
        updated(PERSONAL + "&authorizationCodeSupplier=#one");

        assertThat(updates().stream().map(request -> issued(request).unionId()).toList())
                .containsExactly("one", "two", "one");
    }

    @Test
    void theTokenComesFromWhereTheCallsGo() {
        try (DingTalkEmulator other = DingTalkEmulator.start().putInternalApp("app", "app-s3cret")) {
            updated(INTERNAL);
            send(INTERNAL + "&baseUri=" + other.baseUri() + "/prefix", "{}");

            assertThat(other.requests().get(0).target()).isEqualTo("/prefix" + ACCESS_TOKEN_API);
            assertThat(tokenRequests()).hasSize(1);
        }
    }

    // ---- renewed

    @ParameterizedTest
    @CsvSource({"7200, 6599, 6601", "600, 479, 481", "10, 7, 8", "3000, 2399, 2401"})
    void aTokenIsRenewedAheadOfItsEndInTheBackground(long life, long stillYoung, long old) {
        dingtalk.tokenLifetime(Duration.ofSeconds(life));
        updated(ENTERPRISE + "&corpId=corp-1");

        clock.advance(Duration.ofSeconds(stillYoung));
        updated(ENTERPRISE + "&corpId=corp-1");
        assertThat(tokenRequests()).hasSize(1);
        clock.advance(Duration.ofSeconds(old - stillYoung));
        updated(ENTERPRISE + "&corpId=corp-1");
        await().until(() -> dingtalk.issuedTokens().size() == 2);

        await().untilAsserted(() -> {
            updated(ENTERPRISE + "&corpId=corp-1");
            List<ReceivedRequest> updates = updates();
            assertThat(issued(updates.get(updates.size() - 1)))
                    .isEqualTo(dingtalk.issuedTokens().get(1));
        });
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void aCallNeverWaitsForARenewalWhileTheOldTokenLives() throws Exception {
        updated(INTERNAL);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        dingtalk.intercept(request -> {
            if (request.target().equals(ACCESS_TOKEN_API)) {
                asked.countDown();
                await().forever().until(() -> answer.getCount() == 0);
            }
            return null;
        });
        clock.advance(Duration.ofSeconds(6700));

        for (int i = 0; i < 20; i++) {
            updated(INTERNAL);
        }
        asked.await();

        assertThat(updates()).hasSize(21);
        assertThat(tokenRequests()).hasSize(2);
        answer.countDown();
    }

    @Test
    void aRenewalThatFailsIsTriedAgainAfterAPauseWhileTheOldTokenServes() {
        updated(INTERNAL);
        clock.advance(Duration.ofSeconds(6700));
        dingtalk.intercept(request ->
                request.target().equals(ACCESS_TOKEN_API) ? EmulatedResponse.error(ServiceError.SERVER_ERROR) : null);

        updated(INTERNAL);
        await().until(() -> tokenRequests().size() == 2);
        for (int i = 0; i < 10; i++) {
            updated(INTERNAL);
        }
        assertThat(tokenRequests()).hasSize(2);

        // The pause begins a moment after the request was seen, in the thread of the renewal.
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            updated(INTERNAL);
            assertThat(tokenRequests()).hasSizeGreaterThan(2);
        });
    }

    @Test
    void aContextThatStopsLeavesNoThreadOfARenewal() {
        updated(INTERNAL);
        clock.advance(Duration.ofSeconds(6700));
        updated(INTERNAL);
        await().until(() -> tokenRequests().size() == 2);

        context.stop();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().contains("DingTalkCalendar")));
    }

    // ---- one fetch at a time

    @Test
    void howeverManyWaitThereIsOneFetch() throws Exception {
        dingtalk.intercept(request -> {
            if (request.target().equals(ACCESS_TOKEN_API)) {
                awaitAllButTheOneThatFetches();
            }
            return null;
        });

        List<Exchange> exchanges = sendAtOnce(INTERNAL);

        assertThat(exchanges)
                .allMatch(exchange -> Boolean.TRUE.equals(exchange.getMessage().getBody()));
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aFailedFetchReachesAllWhoWaitAndIsNotRepeatedAtOnce() throws Exception {
        dingtalk.intercept(request -> {
            awaitAllButTheOneThatFetches();
            return EmulatedResponse.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        });

        List<Exchange> exchanges = sendAtOnce(INTERNAL);

        assertThat(exchanges).allSatisfy(exchange -> {
            DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, exchange);
            assertThat(failure.getOperation()).isEqualTo("oauth2/accessToken");
            assertThat(failure.getErrorCode()).isEqualTo("invalidClientIdOrSecret");
        });
        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void thePauseAfterFailedFetchesGrowsFromASecondToAMinute() {
        dingtalk.intercept(request -> EmulatedResponse.error(ServiceError.SERVER_ERROR));
        List<Long> pauses = new ArrayList<>();
        send(INTERNAL, "{}");

        for (int fetches = 1; fetches < 10; fetches++) {
            long seconds = 0;
            while (dingtalk.requests().size() == fetches) {
                clock.advance(Duration.ofSeconds(1));
                seconds++;
                assertFails(DingTalkServiceException.class, send(INTERNAL, "{}"));
            }
            pauses.add(seconds);
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void aThrottledFetchIsNotRepeatedBeforeTheServiceAllowsIt() {
        dingtalk.next(EmulatedResponse.json(
                403, "{\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\",\"message\":\"slow\"}"));

        assertFails(DingTalkThrottledException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofSeconds(59));
        assertFails(DingTalkThrottledException.class, send(INTERNAL, "{}"));
        assertThat(dingtalk.requests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        updated(INTERNAL);
    }

    // ---- refused

    @ParameterizedTest
    @CsvSource({"400, InvalidAuthentication", "401, InvalidAuthentication", "401, anything"})
    void aRefusedTokenIsFetchedAnewAndTheSameRequestIsSentOnceMore(int status, String code) {
        updated(ENTERPRISE + "&corpId=corp-1");
        dingtalk.next(EmulatedResponse.json(status, "{\"code\":\"" + code + "\"}"));

        Exchange exchange = send(ENTERPRISE + "&corpId=corp-1", EXAMPLE);

        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(tokenRequests()).hasSize(2);
        assertThat(updates()).hasSize(3);
        assertThat(updates().get(2).bodyAsText()).isEqualTo(EXAMPLE_COMPACT);
        assertThat(issued(updates().get(2))).isEqualTo(dingtalk.issuedTokens().get(1));
    }

    @Test
    void aSecondRefusalIsAFailure() {
        updated(INTERNAL);
        dingtalk.intercept(request ->
                request.method().equals("PUT") ? EmulatedResponse.error(ServiceError.INVALID_AUTHENTICATION) : null);

        DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, send(INTERNAL, "{}"));

        assertThat(failure.getOperation()).isEqualTo("updateSubscribed");
        assertThat(updates()).hasSize(3);
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenThatTheUserGaveFailsAtOnce() {
        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessToken=wrong", "{}"));
        assertFails(
                DingTalkAuthenticationException.class,
                send(INTERNAL, "{}", Map.of(DingTalkCalendarConstants.ACCESS_TOKEN, "wrong")));

        assertThat(dingtalk.requests()).hasSize(2).allMatch(request -> request.method()
                .equals("PUT"));
    }

    @Test
    void onlyTheRefusedTokenIsDropped() {
        updated(ENTERPRISE + "&corpId=corp-1");
        updated(ENTERPRISE + "&corpId=corp-2");
        dingtalk.revoke(dingtalk.issuedTokens().get(0).value());

        updated(ENTERPRISE + "&corpId=corp-2");
        updated(ENTERPRISE + "&corpId=corp-1");

        assertThat(dingtalk.issuedTokens())
                .extracting(IssuedToken::corpId)
                .containsExactly("corp-1", "corp-2", "corp-1");
    }

    // ---- answers of the token API

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessToken\":\"s3cret-answer\"}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":0}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":-7200}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":\"soon\"}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":7200.5}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":9223372036854775807}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":99999999999999999999999}",
                "{\"accessToken\":\"\",\"expireIn\":7200}",
                "{\"accessToken\":null,\"expireIn\":7200}",
                "{\"accessToken\":[\"s3cret-answer\"],\"expireIn\":7200}",
                "{\"accessToken\":\"s3cret-answer\\n\",\"expireIn\":7200}",
                "{\"access_token\":\"s3cret-answer\",\"expires_in\":7200}",
                "{\"accessToken\":\"s3cret-answer\",\"expireIn\":7200",
                "\"s3cret-answer\"",
                "",
                "<html>s3cret-answer</html>",
            })
    void anAnswerThatIsNoTokenIsNotKept(String answer) {
        dingtalk.next(EmulatedResponse.json(200, answer));

        DingTalkUnexpectedResponseException failure =
                failure(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"));

        assertThat(failure.getOperation()).isEqualTo("oauth2/accessToken");
        assertThat(failure.getMessage()).doesNotContain("s3cret");
        assertThat(updates()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        updated(INTERNAL);
    }

    @Test
    void anAnswerThatIsCutShortIsNotKept() {
        dingtalk.next(EmulatedResponse.wire(socket -> socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"accessToken\":\"t\",\"expireIn\":7200}"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII))));

        assertThat(failure(DingTalkUnexpectedResponseException.class, send(INTERNAL, "{}"))
                        .getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void aBlockPageInPlaceOfATokenIsAThrottledCall() {
        dingtalk.next(EmulatedResponse.json(
                200, "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"}"));

        assertThat(failure(DingTalkThrottledException.class, send(INTERNAL, "{}"))
                        .getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void aTokenApiThatIsDownOrSlowIsNoConnection() {
        dingtalk.next(EmulatedResponse.wire(socket -> {}), EmulatedResponse.wire(socket -> socket.getInputStream()
                .read()));

        DingTalkConnectionException down = failure(DingTalkConnectionException.class, send(INTERNAL, "{}"));
        clock.advance(Duration.ofSeconds(2));
        DingTalkConnectionException slow =
                failure(DingTalkConnectionException.class, send(INTERNAL + "&responseTimeout=200", "{}"));

        assertThat(down.getOperation()).isEqualTo("oauth2/accessToken");
        assertThat(slow).hasMessageContaining("no complete response within 200 ms");
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceError.class,
            names = {
                "INVALID_CLIENT_ID_OR_SECRET",
                "INVALID_SUITE_KEY",
                "INVALID_SUITE_TICKET",
                "INVALID_AUTH_INFO",
                "INVALID_CLIENT",
                "UNAUTHORIZED_CLIENT"
            })
    void credentialsThatTheTokenApiRefusesAreAnAuthenticationFailure(ServiceError error) {
        dingtalk.next(EmulatedResponse.error(error));

        DingTalkAuthenticationException failure = failure(DingTalkAuthenticationException.class, send(INTERNAL, "{}"));

        assertThat(failure.getErrorCode()).isEqualTo(error.code());
        assertThat(failure.getStatusCode()).isEqualTo(error.status());
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aServerErrorOfTheTokenApiIsOneOfTheService() {
        dingtalk.next(EmulatedResponse.error(ServiceError.SERVER_ERROR));

        assertThat(failure(DingTalkServiceException.class, send(INTERNAL, "{}")).getOperation())
                .isEqualTo("oauth2/accessToken");
    }

    @Test
    void secretsThatTheTokenApiQuotesDoNotShow() {
        dingtalk.next(
                EmulatedResponse.json(
                        400, "{\"code\":\"invalidClientIdOrSecret\",\"message\":\"bad app-s3cret of app\"}"),
                EmulatedResponse.status(502).body("<html>app-s3cret</html>"),
                EmulatedResponse.json(
                        400, "{\"code\":\"invalidSuiteTicket\",\"message\":\"bad ticket-1, suite-s3cret\"}"),
                EmulatedResponse.json(400, "{\"code\":\"invalidAuthInfo\",\"message\":\"bad r3fresh\"}"));

        for (String uri :
                List.of(INTERNAL, INTERNAL, ENTERPRISE + "&corpId=corp-1", PERSONAL + "&refreshToken=r3fresh")) {
            assertThat(send(uri, "{}").getException().getMessage())
                    .contains("DingTalk answered")
                    .doesNotContain("s3cret", "ticket-1", "r3fresh");
            clock.advance(Duration.ofSeconds(2));
        }
    }

    // ---- a provider of the application's

    @Test
    void aProviderGivesTheTokens() {
        dingtalk.acceptToken("of-corp-1").acceptToken("of-null");
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "of-" + corpId);

        updated(UPDATE + "?accessTokenProvider=#vault&corpId=corp-1");
        updated(UPDATE + "?accessTokenProvider=#vault");

        assertThat(updates())
                .extracting(update -> update.header("x-acs-dingtalk-access-token"))
                .containsExactly("of-corp-1", "of-null");
    }

    @Test
    void aProviderInTheRegistryIsNotUsedUnlessItIsNamed() throws Exception {
        dingtalk.acceptToken("of-the-bean");
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "of-the-bean");
            configure(component(other).getConfiguration());
            other.start();
            ProducerTemplate producer = other.createProducerTemplate();

            assertThatThrownBy(() -> producer.requestBody(UPDATE, "{}"))
                    .cause()
                    .isInstanceOf(DingTalkAuthenticationException.class)
                    .hasMessageContaining(
                            "accessTokenProvider (#bean:name; a bean in the registry is not found by its type)");
            assertThat(producer.requestBody(UPDATE + "?accessTokenProvider=#bean:vault", "{}"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aProviderThatHasAnotherTokenIsAskedForItOnce() {
        dingtalk.acceptToken("second");
        List<String> refused = new ArrayList<>();
        context.getRegistry().bind("vault", new AccessTokenProvider() {
            @Override
            public String getAccessToken(String corpId) {
                return refused.isEmpty() ? "first" : "second";
            }

            @Override
            public boolean invalidate(String corpId, String accessToken) {
                return refused.add(accessToken);
            }
        });

        updated(UPDATE + "?accessTokenProvider=#vault");

        assertThat(refused).containsExactly("first");
    }

    @Test
    void aProviderThatHasNoOtherFailsAtOnce() {
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "wrong");

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#vault", "{}"));

        assertThat(dingtalk.requests()).hasSize(1);
    }

    @Test
    void aProviderThatFailsOrGivesNothingIsAnAuthenticationFailure() {
        context.getRegistry().bind("failing", (AccessTokenProvider) corpId -> {
            throw new IllegalStateException("vault sealed");
        });
        context.getRegistry().bind("empty", (AccessTokenProvider) corpId -> " ");

        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#failing", "{}"))
                .hasMessageContaining("the accessTokenProvider failed")
                .hasRootCauseMessage("vault sealed");
        assertFails(DingTalkAuthenticationException.class, send(UPDATE + "?accessTokenProvider=#empty", "{}"))
                .hasMessageContaining("returned no access token");
        assertThat(dingtalk.requests()).isEmpty();
    }

    // ---- what is refused at start-up

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clientId=a | clientId is set, but clientSecret is not",
                "clientSecret=a | clientSecret is set, but clientId is not",
                "accessToken=t&clientId=a&clientSecret=s | accessToken and clientId are both set",
                "accessTokenProvider=#vault&clientId=a&clientSecret=s | accessTokenProvider and clientId are both set",
                "accessTokenProvider=#vault&accessToken=t | accessToken and accessTokenProvider are both set",
                "clientId=a&clientSecret=s&corpId=c | corpId is for a third-party enterprise app",
                "clientId=a&clientSecret=s&refreshToken=r&suiteTicketSupplier=#tickets | set those of one app only",
                "refreshToken=r | need clientId and clientSecret",
            })
    void contradictionsAndGapsAreRefusedInOneSentence(String options, String sentence) throws Exception {
        context.getRegistry().bind("vault", (AccessTokenProvider) corpId -> "t");

        Producer producer = context.getEndpoint(UPDATE + "?" + options).createProducer();
        assertThatThrownBy(producer::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anEndpointsOwnWayToATokenWinsOverTheComponents() {
        DingTalkCalendarConfiguration defaults = component().getConfiguration();
        defaults.setClientId("app");
        defaults.setClientSecret("app-s3cret");

        updated(UPDATE);
        updated(UPDATE + "?accessToken=" + TOKEN);

        assertThat(updates().get(1).header("x-acs-dingtalk-access-token")).isEqualTo(TOKEN);
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aRefusedBodyCostsNoToken() {
        assertFails(DingTalkInvalidParameterException.class, send(INTERNAL, ""));

        assertThat(dingtalk.requests()).isEmpty();
    }

    private static final class MemoryStore implements RefreshTokenStore {
        private String token;

        MemoryStore(String token) {
            this.token = token;
        }

        @Override
        public String load() {
            return token;
        }

        @Override
        public void save(String refreshToken) {
            token = refreshToken;
        }
    }

    /** Nearly as long as a test may last: on a busy machine, a thread may have to wait for its turn. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(50));
    }

    private void updated(String uri) {
        updated(uri, Map.of());
    }

    private void updated(String uri, Map<String, Object> headers) {
        Exchange exchange = send(uri, "{}", headers);
        assertThat((Throwable) exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
    }

    private List<Exchange> sendAtOnce(String uri) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread sender = new Thread(task);
            senders.add(sender);
            return sender;
        });
        try {
            List<Future<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(threads.submit(() -> send(uri, "{}")));
            }
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> call : calls) {
                exchanges.add(call.get());
            }
            return exchanges;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Those that wait for the fetch are parked in the cache. The one that fetches is not: it reads from its socket. */
    private void awaitAllButTheOneThatFetches() {
        await().until(() -> senders.stream()
                        .filter(sender -> sender.getState() == Thread.State.WAITING)
                        .filter(sender -> Arrays.stream(sender.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().endsWith(".CachedToken")))
                        .count()
                == AT_ONCE - 1);
    }

    private List<ReceivedRequest> tokenRequests() {
        return dingtalk.requests().stream()
                .filter(request -> request.target().contains("/oauth2/"))
                .toList();
    }

    private List<ReceivedRequest> updates() {
        return dingtalk.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .toList();
    }

    private List<String> corpsOfUpdates() {
        return updates().stream().map(request -> issued(request).corpId()).toList();
    }

    private IssuedToken issued(ReceivedRequest request) {
        return dingtalk.issuedTokens().stream()
                .filter(token -> token.value().equals(request.header("x-acs-dingtalk-access-token")))
                .findFirst()
                .orElseThrow();
    }
}
