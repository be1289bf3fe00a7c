// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The emulated service without HTTP. It accepts the access token "token". */
final class TestService {

    final ServiceData data = ServiceData.empty();
    private final ServiceApi api = new ServiceApi(data);

    TestService() {
        data.tokens().accept("token");
    }

    EmulatedResponse.Http call(String method, String target, String body) {
        return api.handle(request(method, target, body)).response();
    }

    EmulatedResponse.Http call(String method, String target, String body, String clientToken) {
        return api.handle(new ReceivedRequest(
                        method,
                        target,
                        List.of(
                                Map.entry("x-acs-dingtalk-access-token", "token"),
                                Map.entry("x-client-token", clientToken)),
                        bytes(body),
                        1))
                .response();
    }

    EmulatedResponse.Http callWithoutToken(String method, String target, String body) {
        return api.handle(new ReceivedRequest(method, target, List.of(), bytes(body), 1))
                .response();
    }

    /** Why the emulator rejects a request, or {@code null} if it does not. */
    String reason(String method, String target, String body) {
        return api.handle(request(method, target, body)).reason();
    }

    static ReceivedRequest request(String method, String target, String body) {
        return new ReceivedRequest(
                method, target, List.of(Map.entry("x-acs-dingtalk-access-token", "token")), bytes(body), 1);
    }

    static String text(EmulatedResponse.Http response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
