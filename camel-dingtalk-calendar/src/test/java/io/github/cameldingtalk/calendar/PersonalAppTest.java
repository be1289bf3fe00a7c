// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameldingtalk.calendar.api.DingTalkAuthenticationException;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.FileRefreshTokenStore;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PersonalAppTest extends AppTestSupport {

    @TempDir
    Path directory;

    @Test
    void theFirstTokenNeedsACodeAndTheNextTokensNeedARefreshToken() {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);

        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");
        clock.advance(Duration.ofHours(3));
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");
        clock.advance(Duration.ofHours(3));
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");

        assertThat(tokenRequests())
                .extracting(request -> request.bodyAsText().contains("\"grantType\":\"authorization_code\""))
                .containsExactly(true, false, false);
    }

    @Test
    void theCodeIsNotAskedForWhileARefreshTokenIsAccepted() {
        String code = dingtalk.consent("personal", USER_ID);
        AtomicInteger asked = new AtomicInteger();
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> {
            if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException("the code was used");
            }
            return code;
        });

        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");
        clock.advance(Duration.ofHours(3));
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes");

        assertThat(asked).hasValue(1);
    }

    @Test
    void aStoredRefreshTokenIsUsedAfterARestart() throws Exception {
        String code = dingtalk.consent("personal", USER_ID);
        RefreshTokenStore store = new FileRefreshTokenStore(directory.resolve("refresh"));
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", store);
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store");
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
    void theCodeIsUsedAfterBothRefreshTokensWereRejected() {
        String code = dingtalk.consent("personal", USER_ID);
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", new MemoryStore("ended"));

        assertUpdates(PERSONAL + "&refreshToken=ended-too&authorizationCodeSupplier=#codes&refreshTokenStore=#store");

        assertThat(tokenRequests()).hasSize(3);
    }

    @Test
    void withoutAValidRefreshTokenTheUserHasToConsentAgain() {
        assertFails(DingTalkAuthenticationException.class, send(PERSONAL + "&refreshToken=ended", "{}"));
        clock.advance(Duration.ofSeconds(2));

        assertFails(DingTalkAuthenticationException.class, send(PERSONAL + "&refreshToken=ended", "{}"))
                .hasMessageContaining("the user has to consent again");
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void theRefreshTokenIsKeptInMemoryIfTheStoreFails() {
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

        assertUpdates(uri);
        clock.advance(Duration.ofHours(3));
        assertUpdates(uri);
    }

    @Test
    void twoUsersOfOneAppHaveDifferentTokens() {
        String one = dingtalk.consent("personal", "one");
        String two = dingtalk.consent("personal", "two");
        context.getRegistry().bind("one", (AuthorizationCodeSupplier) () -> one);
        context.getRegistry().bind("two", (AuthorizationCodeSupplier) () -> two);

        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#one");
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#two");
        assertUpdates(PERSONAL + "&authorizationCodeSupplier=#one");

        assertThat(updates()).extracting(update -> issued(update).unionId()).containsExactly("one", "two", "one");
    }

    @Test
    void aStoreThatCannotSaveIsFoundBeforeATokenIsUsed() {
        context.getRegistry().bind("store", new FileRefreshTokenStore(directory.resolve("no/such/file")));

        assertThatThrownBy(() -> send(PERSONAL + "&refreshToken=good&refreshTokenStore=#store", "{}"))
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("does not exist: create it");
        assertThat(dingtalk.requests()).isEmpty();
    }

    @Test
    void twoContextsThatShareAFileDoNotUseEachOthersTokensUp() throws Exception {
        String code = dingtalk.consent("personal", USER_ID);
        Path file = directory.resolve("refresh");
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", new FileRefreshTokenStore(file));
        String uri = PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store";
        assertUpdates(uri);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            configure(component(other).getConfiguration());
            component(other).setNanoTime(clock);
            other.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
            other.getRegistry().bind("store", new FileRefreshTokenStore(file));
            other.start();
            ProducerTemplate producer = other.createProducerTemplate();

            for (int i = 0; i < 10; i++) {
                Future<Object> atOnce = threads.submit(() -> producer.requestBody(uri, "{}"));
                assertUpdates(uri);
                assertThat(atOnce.get()).isEqualTo(true);
                clock.advance(Duration.ofHours(3));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(tokenRequests()).hasSize(20);
        assertThat(dingtalk.issuedTokens()).hasSize(20);
    }

    @Test
    void aStoreThatCannotBeReadDoesNotStopTheCallsWhileTheTokenIsInMemory() {
        String code = dingtalk.consent("personal", USER_ID);
        AtomicBoolean broken = new AtomicBoolean();
        context.getRegistry().bind("codes", (AuthorizationCodeSupplier) () -> code);
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                if (broken.get()) {
                    throw new IllegalStateException("no database");
                }
                return null;
            }

            @Override
            public void save(String refreshToken) {
                // Only loading is tried here.
            }
        });
        String uri = PERSONAL + "&authorizationCodeSupplier=#codes&refreshTokenStore=#store";
        assertUpdates(uri);
        broken.set(true);
        clock.advance(Duration.ofHours(3));

        assertUpdates(uri);
    }

    @Test
    void noTokenIsUsedIfTheStoreCannotBeReadAtFirst() {
        context.getRegistry().bind("store", new RefreshTokenStore() {
            @Override
            public String load() {
                throw new IllegalStateException("no database");
            }

            @Override
            public void save(String refreshToken) {
                // Nothing is saved here.
            }
        });

        assertFails(
                        DingTalkAuthenticationException.class,
                        send(PERSONAL + "&refreshToken=first&refreshTokenStore=#store", "{}"))
                .hasMessageContaining("the refreshTokenStore failed");
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
}
