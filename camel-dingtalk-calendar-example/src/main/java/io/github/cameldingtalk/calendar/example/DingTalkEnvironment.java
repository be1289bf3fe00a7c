// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example;

import java.util.Map;

/** The variables of the environment that name an app on DingTalk. */
record DingTalkEnvironment(Map<String, String> variables) {

    /** Whether there is an app or an access token. Without them, the examples run on an emulator. */
    boolean hasCredentials() {
        return variables.containsKey("DINGTALK_ACCESS_TOKEN") || variables.containsKey("DINGTALK_CLIENT_ID");
    }

    /**
     * The options of the component: the address and the credentials.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    Map<String, String> options() {
        String baseUri = variables.getOrDefault("DINGTALK_BASE_URI", "https://api.dingtalk.io");
        return variables.containsKey("DINGTALK_ACCESS_TOKEN")
                ? Map.of("base-uri", baseUri, "access-token", needed("DINGTALK_ACCESS_TOKEN"))
                : Map.of(
                        "base-uri", baseUri,
                        "client-id", needed("DINGTALK_CLIENT_ID"),
                        "client-secret", needed("DINGTALK_CLIENT_SECRET"));
    }

    /** @throws IllegalArgumentException if the variable is missing or blank; the message names it */
    String needed(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
