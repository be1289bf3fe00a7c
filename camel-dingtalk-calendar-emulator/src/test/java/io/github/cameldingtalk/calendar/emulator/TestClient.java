// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls an emulator over HTTP. A response is returned as its status, with the code of an error. */
final class TestClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUri;

    TestClient(DingTalkEmulator dingtalk) {
        this(dingtalk.baseUri());
    }

    TestClient(String baseUri) {
        this.baseUri = baseUri;
    }

    String internalToken(String appKey) throws IOException, InterruptedException {
        return token("/v1.0/oauth2/accessToken", "{\"appKey\":\"" + appKey + "\",\"appSecret\":\"secret\"}");
    }

    String enterpriseToken(String suiteKey, String corpId) throws IOException, InterruptedException {
        return token(
                "/v1.0/oauth2/corpAccessToken",
                "{\"suiteKey\":\"" + suiteKey + "\",\"suiteSecret\":\"secret\",\"authCorpId\":\"" + corpId
                        + "\",\"suiteTicket\":\"ticket\"}");
    }

    private String token(String target, String body) throws IOException, InterruptedException {
        return JSON.readTree(body("POST", target, null, body))
                .path("accessToken")
                .asText();
    }

    String list(String token) throws IOException, InterruptedException {
        return call("GET", "/v1.0/calendar/users/author/calendars", token, "");
    }

    String get(String token) throws IOException, InterruptedException {
        return call("GET", "/v1.0/calendar/users/author/subscribedCalendars/calendar", token, "");
    }

    String update(String token, String body) throws IOException, InterruptedException {
        return call("PUT", "/v1.0/calendar/users/author/subscribedCalendars/calendar", token, body);
    }

    /** Creates an event of ann with the access token "token". Returns the body of the response. */
    String createEvent(String clientToken) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + EventClient.events("ann")))
                .POST(HttpRequest.BodyPublishers.ofString(EventClient.timed("")))
                .header("x-acs-dingtalk-access-token", "token")
                .header("x-client-token", clientToken)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    String post(String target, String body) throws IOException, InterruptedException {
        return call("POST", target, null, body);
    }

    String call(String method, String target, String token, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = response(method, target, token, body);
        String text = response.body();
        JsonNode code = text.startsWith("{") ? JSON.readTree(text).path("code") : JSON.missingNode();
        return (response.statusCode() + " " + code.asText()).strip();
    }

    String body(String method, String target, String token, String body) throws IOException, InterruptedException {
        return response(method, target, token, body).body();
    }

    /** A header of the response to a list of calendars. */
    Optional<String> header(String name) throws IOException, InterruptedException {
        return response("GET", "/v1.0/calendar/users/author/calendars", null, "")
                .headers()
                .firstValue(name);
    }

    private HttpResponse<String> response(String method, String target, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + target))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("x-acs-dingtalk-access-token", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
