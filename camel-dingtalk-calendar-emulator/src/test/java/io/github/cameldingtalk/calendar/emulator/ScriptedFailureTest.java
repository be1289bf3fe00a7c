// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ScriptedFailureTest {

    private static final String OK = "{\"result\":true}";

    private final DingTalkEmulator dingtalk =
            DingTalkEmulator.start().acceptToken("token").put(EmulatedCalendar.of("calendar", "author"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        dingtalk.close();
    }

    @ParameterizedTest
    @EnumSource(ServiceError.class)
    void everyErrorCanBeChosenByName(ServiceError error) throws Exception {
        dingtalk.next(EmulatedResponse.error(error));

        HttpResponse<String> response = update("x");

        JsonNode envelope = new ObjectMapper().readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(error.status());
        assertThat(envelope.get("code").asText()).isEqualTo(error.code());
        assertThat(envelope.get("message").asText()).isEqualTo(error.message());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(response.headers().map()).containsKeys("x-acs-request-id", "x-acs-trace-id");
    }

    @Test
    void aFailureOfOneOperationDoesNotAffectTheOthers() throws Exception {
        dingtalk.next(ApiOperation.GET_SUBSCRIBED, EmulatedResponse.status(500));

        assertThat(update("x").statusCode()).isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(500);
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void aFailureLastsForSomeRequestsOrUntilCalm() throws Exception {
        dingtalk.next(2, EmulatedResponse.badGateway());
        assertThat(List.of(get().statusCode(), get().statusCode(), get().statusCode()))
                .containsExactly(502, 502, 200);

        dingtalk.always(ApiOperation.GET_SUBSCRIBED, EmulatedResponse.blocked());
        assertThat(get().body()).contains("\"punish\":\"deny\"");
        assertThat(get().body()).contains("\"punish\":\"deny\"");
        dingtalk.calm();
        assertThat(get().body()).contains("calendarId");
    }

    @Test
    void latencyDelaysAResponse() throws Exception {
        dingtalk.latency(Duration.ofMillis(200));
        long before = System.nanoTime();

        get();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void connectionsCanBeRefusedAndAcceptedAgain() throws Exception {
        get();
        dingtalk.refuseConnections(true);
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(getRequest(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);

        dingtalk.refuseConnections(false);

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void connectionsCanBeRefusedAndAcceptedAgainAtOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            dingtalk.refuseConnections(true).refuseConnections(false);
        }

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(ConnectionFault.class)
    void everyConnectionFaultDoesWhatItsNameSays(ConnectionFault fault) throws Exception {
        dingtalk.next(EmulatedResponse.fault(fault));
        String read;
        boolean isReset = false;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dingtalk.port())) {
            // Only NO_RESPONSE makes this read wait in vain. The other faults end it on any machine, however slow.
            socket.setSoTimeout(fault == ConnectionFault.NO_RESPONSE ? 500 : 25_000);
            String body = "{\"name\":\"new\"}";
            socket.getOutputStream()
                    .write(
                            ("PUT /v1.0/calendar/users/author/subscribedCalendars/calendar HTTP/1.1\r\nHost: localhost\r\n"
                                            + "x-acs-dingtalk-access-token: token\r\nContent-Length: " + body.length()
                                            + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            StringBuilder all = new StringBuilder();
            try {
                for (int c = socket.getInputStream().read();
                        c >= 0;
                        c = socket.getInputStream().read()) {
                    all.append((char) c);
                    if (fault == ConnectionFault.TRICKLE && all.length() == 5) {
                        break;
                    }
                }
            } catch (java.net.SocketTimeoutException e) {
                all.append("<nothing more>");
            } catch (IOException e) {
                isReset = true;
            }
            read = all.toString();
        }

        switch (fault) {
            case RESET_BEFORE_RESPONSE -> assertThat(read).isEmpty();
            case RESET_AMID_RESPONSE -> assertThat(read).doesNotContain(OK);
            case RESET_AFTER_RESPONSE, CLOSE_SILENTLY -> assertThat(read)
                    .startsWith("HTTP/1.1 200")
                    .endsWith(OK);
            case NO_RESPONSE -> assertThat(read).isEqualTo("<nothing more>");
            case TRICKLE -> assertThat(read).isEqualTo("HTTP/");
            case CUT_SHORT -> assertThat(read).contains("Content-Length: 15").endsWith("{\"resul");
            case GARBAGE -> assertThat(read).contains("no HTTP at all");
        }
        assertThat(isReset).isEqualTo(fault.name().startsWith("RESET"));
        assertThat(dingtalk.calendar("calendar").orElseThrow().name())
                .isEqualTo(fault.takesEffect() ? "new" : "A calendar");
    }

    @Test
    void undocumentedRulesCanBeTestedBothWays() throws Exception {
        dingtalk.rules(
                Rules.DEFAULT.withAbsentKeepsValue(false).withMaxNameLength(128).withNameInCodePoints(true));
        assertThat(update("\uD83D\uDCC5".repeat(128)).statusCode()).isEqualTo(200);
        assertThat(update("x".repeat(129)).statusCode()).isEqualTo(400);
        send("PUT", "{\"description\":\"alone\"}");
        assertThat(dingtalk.calendar("calendar").orElseThrow().name()).isEmpty();

        dingtalk.rules(Rules.DEFAULT.withUpdateNeedsNameAndScope(true));
        assertThat(update("x").body()).contains("subscribe range cannot be null");
        assertThat(send("PUT", "{\"subscribeScope\":{}}").body()).contains("calendar name cannot be blank");

        dingtalk.rules(Rules.DEFAULT);
        assertThat(update("\uD83D\uDCC5".repeat(64)).statusCode()).isEqualTo(400);
    }

    @Test
    void whetherEmptyListsAndNullsClearCanBeChosen() throws Exception {
        send("PUT", "{\"description\":\"d\",\"managers\":[\"m\"]}");
        dingtalk.rules(Rules.DEFAULT.withEmptyListClears(false));

        send("PUT", "{\"description\":null,\"managers\":[]}");
        assertThat(dingtalk.calendar("calendar").orElseThrow().managers()).containsExactly("m");
        assertThat(dingtalk.calendar("calendar").orElseThrow().description()).isEqualTo("d");

        dingtalk.rules(Rules.DEFAULT.withNullClears(true));
        send("PUT", "{\"description\":null,\"managers\":[]}");
        assertThat(dingtalk.calendar("calendar").orElseThrow().managers()).isEmpty();
        assertThat(dingtalk.calendar("calendar").orElseThrow().description()).isNull();
    }

    @Test
    void whetherAnEmptyArrayIsAnEmptyObjectCanBeChosen() throws Exception {
        assertThat(send("PUT", "[]").body()).contains("invalidParameter");
        assertThat(send("PUT", "{\"subscribeScope\":[]}").body()).contains("invalidParameter");

        dingtalk.rules(Rules.DEFAULT.withEmptyArrayIsEmptyObject(true));

        assertThat(send("PUT", "[]").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "{\"subscribeScope\":[]}").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "[1]").statusCode()).isEqualTo(400);
        assertThat(dingtalk.calendar("calendar").orElseThrow()).isEqualTo(EmulatedCalendar.of("calendar", "author"));
    }

    @Test
    void anInterceptorDecidesWhatNoChosenResponseDecides() throws Exception {
        dingtalk.intercept(request -> request.method().equals("GET") ? EmulatedResponse.status(501) : null);
        dingtalk.next(EmulatedResponse.status(502));

        assertThat(get().statusCode()).isEqualTo(502);
        assertThat(get().statusCode()).isEqualTo(501);
        assertThat(update("x").statusCode()).isEqualTo(200);
    }

    @Test
    void anInterceptorThatFailsIsNamedInTheResponse() throws Exception {
        dingtalk.intercept(request -> {
            throw new AssertionError("not this one");
        });

        HttpResponse<String> response = get();

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("intercept", "not this one");
    }

    @Test
    void requestsCanBeSelectedByOperation() throws Exception {
        update("x");
        get();

        assertThat(dingtalk.requests().to(ApiOperation.GET_SUBSCRIBED).only().method())
                .isEqualTo("GET");
        assertThat(dingtalk.requests().last().method()).isEqualTo("GET");
        assertThatThrownBy(() -> dingtalk.requests().only()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> dingtalk.requests().to(ApiOperation.LIST).last())
                .isInstanceOf(AssertionError.class);
        assertThat(dingtalk.recordedExchanges()).hasSize(2);
    }

    @Test
    void aTooLargeBodyIsNotRecorded() throws Exception {
        assertThat(update("x".repeat(5_000_000)).statusCode()).isEqualTo(413);
        assertThat(dingtalk.requests()).isEmpty();
    }

    private HttpResponse<String> update(String name) throws Exception {
        return send("PUT", "{\"name\":\"" + name + "\"}");
    }

    private HttpResponse<String> get() throws Exception {
        return client.send(getRequest(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest getRequest() {
        return request().GET().build();
    }

    private HttpResponse<String> send(String method, String body) throws Exception {
        return client.send(
                request()
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                        URI.create(dingtalk.baseUri() + "/v1.0/calendar/users/author/subscribedCalendars/calendar"))
                .header("x-acs-dingtalk-access-token", "token");
    }
}
