// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** DingTalk's SDK for Node.js in a process, which calls the emulator with the access token "token". */
final class NodeSdk implements AutoCloseable {

    static final Map<String, Object> RUNTIME = Map.of("model", "RuntimeOptions");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process node;
    private final BufferedWriter calls;
    private final BufferedReader answers;

    private NodeSdk(Process node) {
        this.node = node;
        calls = node.outputWriter();
        answers = node.inputReader();
    }

    static NodeSdk start(int port) throws IOException {
        return new NodeSdk(new ProcessBuilder("node", "sdk.cjs", "127.0.0.1:" + port)
                .directory(new File("node"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        calls.close();
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    /** Calls a method of the SDK. Returns its body, or its code and message if it has failed. */
    JsonNode call(String api, String method, Object... arguments) throws IOException {
        var call = JSON.createArrayNode().add(api).add(method);
        for (Object argument : arguments) {
            call.add(JSON.valueToTree(argument));
        }
        calls.write(call.toString());
        calls.newLine();
        calls.flush();
        return JSON.readTree(answers.readLine());
    }

    static Map<String, Object> model(String name, Map<String, Object> fields) {
        return Map.of("model", name, "fields", fields);
    }

    static Map<String, Object> headers(String name) {
        return model(name, Map.of("xAcsDingtalkAccessToken", "token"));
    }

    static Map<String, Object> headers(String name, String clientToken) {
        return model(name, Map.of("xAcsDingtalkAccessToken", "token", "xClientToken", clientToken));
    }
}
