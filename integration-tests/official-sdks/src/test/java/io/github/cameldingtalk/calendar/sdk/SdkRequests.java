// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The recorded requests of the SDKs, which the tests of the Camel component check against the description of the API. Each line is a
 * request. With {@code -Dsdk.requests.write=true}, the requests are recorded anew.
 */
final class SdkRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path FOLDER = Path.of("../../camel-dingtalk-calendar/src/test/resources/sdk-requests");

    private SdkRequests() {}

    /** Checks that these are the recorded requests. The order of a query and of the fields of a body does not matter. */
    static void assertRecorded(String file, List<ReceivedRequest> requests) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (ReceivedRequest request : requests) {
            lines.add(line(request));
        }
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("sdk.requests.write")) {
            Files.createDirectories(FOLDER);
            Files.write(path, lines.stream().map(JsonNode::toString).toList());
        }
        List<JsonNode> recorded = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            recorded.add(JSON.readTree(line));
        }
        assertThat(lines).isEqualTo(recorded);
    }

    private static JsonNode line(ReceivedRequest request) throws IOException {
        ObjectNode line =
                JSON.createObjectNode().put("method", request.method()).put("target", sorted(request.target()));
        ObjectNode headers = line.putObject("headers");
        for (String name : List.of("x-acs-dingtalk-access-token", "x-client-token", "accept", "content-type")) {
            String value = request.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (request.body().length > 0) {
            line.set("body", JSON.readTree(request.body()));
        }
        return line;
    }

    private static String sorted(String target) {
        int query = target.indexOf('?');
        return query < 0
                ? target
                : target.substring(0, query + 1)
                        + String.join(
                                "&",
                                new TreeSet<>(Arrays.asList(
                                        target.substring(query + 1).split("&", -1))));
    }
}
