// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events of an emulator, as a test puts and reads them. */
class EmulatedEventsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().acceptToken("token").putUser("ann", Set.of(), Set.of());
    private final TestClient client = new TestClient(dingtalk);

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @Test
    void anEventIsPutAndRead() throws Exception {
        dingtalk.put(EmulatedEvent.allDay("event", "new", "s", DAY, DAY.plusDays(1)));

        assertThat(dingtalk.event("event").orElseThrow().summary()).isEqualTo("s");
        assertThat(dingtalk.events("new")).extracting(EmulatedEvent::eventId).containsExactly("event");
        assertThat(dingtalk.events("ann")).isEmpty();
        assertThat(dingtalk.event("other")).isEmpty();
        assertThat(client.body("GET", EventClient.event("new", "event"), "token", ""))
                .contains("\"status\":\"confirmed\"", "\"date\":\"2026-06-01\"", "\"date\":\"2026-06-02\"");
    }

    @Test
    void aTimedEventHasTheZoneOfItsStart() {
        EmulatedEvent event = EmulatedEvent.timed(
                "event",
                "ann",
                "s",
                ZonedDateTime.parse("2026-06-01T09:00+08:00[Asia/Shanghai]"),
                ZonedDateTime.parse("2026-06-01T02:00Z[UTC]"));

        assertThat(dingtalk.put(event).events("ann").get(0).fields())
                .containsEntry("start", Map.of("dateTime", "2026-06-01T09:00:00+08:00", "timeZone", "Asia/Shanghai"))
                .containsEntry("end", Map.of("dateTime", "2026-06-01T10:00:00+08:00", "timeZone", "Asia/Shanghai"))
                .containsEntry("isAllDay", false);
    }

    @Test
    void anEventIsPutWithFurtherFieldsAndIntoAnotherCalendar() {
        dingtalk.put(EmulatedEvent.allDay("event", "ann", "s", DAY, DAY.plusDays(1))
                .with("attendees", List.of(Map.of("id", "ben")))
                .in("calendar"));

        assertThat(dingtalk.events()).hasSize(1);
        assertThat(dingtalk.events("ann")).isEmpty();
        assertThat(dingtalk.event("event").orElseThrow().calendarId()).isEqualTo("calendar");
        assertThat(dingtalk.event("event").orElseThrow().fields()).containsKey("attendees");
    }

    @Test
    void aWrongEventIsNotPut() {
        EmulatedEvent event = EmulatedEvent.allDay("event", "ann", "s", DAY, DAY);

        assertThatThrownBy(() -> dingtalk.put(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event");
        assertThatThrownBy(() -> dingtalk.eventsPerDay(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeletedEventIsStillThereByItsId() throws Exception {
        dingtalk.put(EmulatedEvent.allDay("event", "ann", "s", DAY, DAY.plusDays(1)));

        client.call("DELETE", EventClient.event("ann", "event"), "token", "");

        assertThat(dingtalk.events()).isEmpty();
        assertThat(dingtalk.event("event").orElseThrow().isCancelled()).isTrue();
    }

    @Test
    void aResetRemovesTheEventsTheRulesAndTheClientTokens() throws Exception {
        dingtalk.eventsPerDay(1).rules(EventRules.DEFAULT.withRepeatedToken(EventRules.RepeatedToken.EMPTY_RESPONSE));
        client.createEvent("t");

        dingtalk.reset().acceptToken("token").putUser("ann", Set.of(), Set.of());

        assertThat(dingtalk.events()).isEmpty();
        client.createEvent("t");
        client.createEvent("u");
        assertThat(dingtalk.events()).hasSize(2);
        assertThat(client.createEvent("t")).contains("\"id\":");
    }

    @Test
    void theRequestsAreRecordedByTheirOperation() throws Exception {
        client.createEvent("t");
        client.call("GET", EventClient.events("ann") + "?maxResults=5", "token", "");

        assertThat(dingtalk.requests().to(ApiOperation.CREATE_EVENT).only().header("x-client-token"))
                .isEqualTo("t");
        assertThat(dingtalk.requests().to(ApiOperation.LIST_EVENTS).only().target())
                .endsWith("?maxResults=5");
    }

    @Test
    void theLimitOfCallsCountsEachOperation() throws Exception {
        dingtalk.clock(() -> java.time.Instant.EPOCH).throttle(1);

        client.createEvent("t");

        assertThat(client.createEvent("t")).contains("QpsLimitForAppkeyAndApi");
        assertThat(client.call("GET", EventClient.events("ann"), "token", "")).isEqualTo("200");
        assertThat(client.call("GET", EventClient.events("ann") + "?maxResults=5", "token", ""))
                .isEqualTo("403 Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
    }

    @Test
    void aRepetitionAfterALostResponseDoesNotCreateAnotherEvent() throws Exception {
        dingtalk.next(EmulatedResponse.fault(ConnectionFault.CUT_SHORT));
        assertThatThrownBy(() -> client.createEvent("t")).isInstanceOf(java.io.IOException.class);

        String repeated = client.createEvent("t");

        assertThat(dingtalk.events()).hasSize(1);
        assertThat(repeated).contains(dingtalk.events().get(0).eventId());
    }

    @Test
    @Timeout(60)
    void aRepetitionIsRejectedWhileTheFirstRequestIsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean isFirst = new AtomicBoolean(true);
        dingtalk.intercept(request -> {
            if (isFirst.getAndSet(false)) {
                arrived.countDown();
                await(mayGoOn);
            }
            return null;
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> created("t"), thread);
        arrived.await();

        assertThat(client.createEvent("t")).contains("idempotencyProcessing");
        assertThat(client.createEvent("u")).contains("\"id\":");
        mayGoOn.countDown();

        assertThat(first.get()).contains("\"id\":");
        assertThat(client.createEvent("t")).isEqualTo(first.get());
        assertThat(dingtalk.events()).hasSize(2);
        thread.shutdown();
    }

    @Test
    void theErrorForAMissingPermissionNamesThePermission() throws Exception {
        dingtalk.next(
                EmulatedResponse.permissionMissing(ApiOperation.CREATE_EVENT),
                EmulatedResponse.permissionMissing(ApiOperation.LIST_EVENTS));

        assertThat(client.createEvent("t")).contains("AccessTokenPermissionDenied", "[\"Calendar.Event.Write\"]");
        assertThat(client.body("GET", EventClient.events("ann"), "token", "")).contains("[\"Calendar.Event.Read\"]");
        assertThatThrownBy(() -> EmulatedResponse.permissionMissing(ApiOperation.TOKEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String created(String clientToken) {
        try {
            return client.createEvent(clientToken);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
