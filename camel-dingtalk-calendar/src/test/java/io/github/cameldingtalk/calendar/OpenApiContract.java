// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks requests and responses against the description of the API that the emulator ships. */
final class OpenApiContract {

    private static final String FILE = "/io/github/cameldingtalk/calendar/emulator/openapi.yaml";

    private final JsonNode api;
    private final JsonSchemaFactory schemas;

    OpenApiContract() throws IOException {
        try (InputStream yaml = DingTalkEmulator.class.getResourceAsStream(FILE)) {
            api = new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        }
        String json = api.toString();
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of("urn:api", json))));
    }

    JsonNode api() {
        return api;
    }

    /** The id of the operation of a request. */
    String operation(ReceivedRequest request) {
        return api.at(pointer(request)).get("operationId").asText();
    }

    void check(ReceivedRequest request, EmulatedResponse actual) {
        String operation = pointer(request);
        checkRequest(operation, request);
        EmulatedResponse.Http http = (EmulatedResponse.Http) actual;
        String response = operation + "/responses/" + (http.status() == 200 ? "200" : "default");
        if (api.at(response).has("$ref")) {
            response = api.at(response).get("$ref").asText().substring(1);
        }
        if (http.status() != 200) {
            assertThat(http.headers()).anyMatch(header -> header.getKey().equals("x-acs-request-id"));
        }
        checkBody(response, new String(http.body(), StandardCharsets.UTF_8));
    }

    private void checkRequest(String operation, ReceivedRequest request) {
        boolean needsToken = !api.at(operation).get("security").isEmpty();
        String token = request.header(
                api.at("/components/securitySchemes/accessToken/name").asText());
        assertThat(token != null).as("a token on %s", operation).isEqualTo(needsToken);
        checkParameters(operation, request);
        if (api.at(operation).has("requestBody")) {
            assertThat(request.header("Content-Type")).startsWith("application/json");
            checkBody(operation + "/requestBody", request.bodyAsText());
        } else {
            assertThat(request.body()).isEmpty();
        }
    }

    /** Each parameter in the query is described, and a client token is sent only where it is described. */
    private void checkParameters(String operation, ReceivedRequest request) {
        Map<String, String> described = new HashMap<>();
        for (JsonNode reference : api.at(operation).path("parameters")) {
            String pointer = reference.get("$ref").asText().substring(1);
            described.put(
                    api.at(pointer).get("in").asText() + " "
                            + api.at(pointer).get("name").asText(),
                    pointer);
        }
        Map<String, String> sent = query(request);
        String clientToken = request.header("x-client-token");
        if (clientToken != null) {
            sent.put("header x-client-token", clientToken);
        }
        assertThat(described.keySet()).as("parameters of %s", operation).containsAll(sent.keySet());
        sent.forEach((name, value) -> {
            String schema = described.get(name) + "/schema";
            boolean isText = api.at(schema).get("type").asText().equals("string") || !value.matches("\\d+|true|false");
            checkJson(schema, isText ? TextNode.valueOf(value).toString() : value);
        });
    }

    private static Map<String, String> query(ReceivedRequest request) {
        Map<String, String> query = new HashMap<>();
        String target = request.target();
        if (target.contains("?")) {
            for (String parameter : target.substring(target.indexOf('?') + 1).split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                query.put("query " + parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String path(ReceivedRequest request) {
        return request.target().replaceFirst("\\?.*", "");
    }

    private void checkBody(String where, String body) {
        if (!api.at(where).has("content")) {
            assertThat(body).as("body of %s", where).isEmpty();
            return;
        }
        String schema = where + "/content/application~1json/schema";
        assertThat(api.at(schema).isMissingNode()).as(schema).isFalse();
        checkJson(schema, body);
    }

    private void checkJson(String schema, String json) {
        JsonSchema validator = schemas.getSchema(SchemaLocation.of("urn:api#" + schema));
        assertThat(validator.validate(json, InputFormat.JSON))
                .as("%s: %s", schema, json)
                .isEmpty();
    }

    /** The JSON pointer to the operation of a request in the description. */
    private String pointer(ReceivedRequest request) {
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            if (path(request).matches(path.getKey().replaceAll("\\{\\w+}", "[^/?#]+"))) {
                String pointer = "/paths/" + path.getKey().replace("~", "~0").replace("/", "~1") + "/"
                        + request.method().toLowerCase(java.util.Locale.ROOT);
                if (!api.at(pointer).isMissingNode()) {
                    return pointer;
                }
            }
        }
        throw new AssertionError(
                "the description of the API does not know " + request.method() + " " + request.target());
    }
}
