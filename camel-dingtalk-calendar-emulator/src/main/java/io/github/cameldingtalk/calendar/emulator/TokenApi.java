// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the token APIs, as DingTalk documents them, and the tokens that they gave. */
final class TokenApi {

    private static final String PREFIX = "/v1.0/oauth2/";
    private static final Duration LIFE = Duration.ofHours(2);
    private static final int MOST_TOKENS = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, IssuedToken> tokens = new HashMap<>();
    private final List<IssuedToken> issued = new ArrayList<>();
    private final Set<String> alwaysAccepted = new HashSet<>();
    private InstantSource clock = InstantSource.system();
    private Duration life = LIFE;
    private Rules rules = Rules.DEFAULT;

    private enum Type {
        INTERNAL,
        ENTERPRISE,
        PERSONAL
    }

    private record App(Type type, String clientSecret, String suiteTicket, Set<String> corpIds) {}

    private record Grant(String clientId, String unionId) {}

    synchronized void rules(Rules newRules) {
        rules = newRules;
    }

    synchronized void clear() {
        apps.clear();
        codes.clear();
        refreshTokens.clear();
        tokens.clear();
        issued.clear();
        alwaysAccepted.clear();
        clock = InstantSource.system();
        life = LIFE;
        rules = Rules.DEFAULT;
    }

    synchronized InstantSource clock() {
        return clock;
    }

    synchronized void clock(InstantSource newClock) {
        clock = newClock;
    }

    synchronized void life(Duration newLife) {
        life = newLife;
    }

    synchronized void accept(String token) {
        alwaysAccepted.add(token);
    }

    synchronized void putInternalApp(String clientId, String clientSecret) {
        apps.put(clientId, new App(Type.INTERNAL, clientSecret, "", Set.of()));
    }

    synchronized void putEnterpriseApp(String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        apps.put(suiteKey, new App(Type.ENTERPRISE, suiteSecret, suiteTicket, Set.copyOf(corpIds)));
    }

    synchronized void putPersonalApp(String clientId, String clientSecret) {
        apps.put(clientId, new App(Type.PERSONAL, clientSecret, "", Set.of()));
    }

    synchronized Optional<Map.Entry<String, String>> firstInternalApp() {
        return apps.entrySet().stream()
                .filter(app -> app.getValue().type == Type.INTERNAL)
                .map(app -> Map.entry(app.getKey(), app.getValue().clientSecret))
                .findFirst();
    }

    /** A user consents to what an app may do. */
    synchronized String consent(String clientId, String unionId) {
        String code = newValue("code");
        codes.put(code, new Grant(clientId, unionId));
        return code;
    }

    synchronized boolean isAccepted(@Nullable String token) {
        if (token == null) {
            return false;
        }
        IssuedToken known = tokens.get(token);
        return alwaysAccepted.contains(token)
                || (known != null && clock.instant().isBefore(known.end()));
    }

    synchronized void revoke(String token) {
        tokens.remove(token);
        alwaysAccepted.remove(token);
    }

    /** All that were handed out, the oldest first, whether they are still accepted or not. */
    synchronized List<IssuedToken> issued() {
        return List.copyOf(issued);
    }

    /** Those that would be let in now. */
    synchronized List<IssuedToken> accepted() {
        return tokens.values().stream()
                .filter(token -> isAccepted(token.value()))
                .sorted(Comparator.comparing(IssuedToken::end))
                .limit(200)
                .toList();
    }

    boolean isFor(ReceivedRequest request) {
        return request.target().startsWith(PREFIX);
    }

    synchronized Answer.Http answer(ReceivedRequest request) {
        JsonNode fields;
        try {
            fields = JSON.readTree(request.body());
        } catch (IOException e) {
            return Answer.error(ServiceError.FORWARDED);
        }
        if (!request.method().equals("POST")) {
            return Answer.error(ServiceError.NOT_FOUND);
        }
        return switch (request.target().substring(PREFIX.length())) {
            case "accessToken" -> internal(fields);
            case "corpAccessToken" -> enterprise(fields);
            case "userAccessToken" -> personal(fields);
            default -> request.operation().filter(ApiOperation.TOKEN::equals).isPresent()
                    ? unified(request.target().substring(PREFIX.length()).replace("/token", ""), fields)
                    : Answer.error(ServiceError.NOT_FOUND);
        };
    }

    /** The API for internal and third-party apps alike, which names its fields otherwise. */
    private Answer.Http unified(String corpId, JsonNode fields) {
        String clientId = fields.path("client_id").asText();
        App app = apps.get(clientId);
        if (app == null
                || app.type == Type.PERSONAL
                || !app.clientSecret.equals(fields.path("client_secret").asText())) {
            return Answer.error(ServiceError.INVALID_CLIENT);
        }
        if (!fields.path("grant_type").asText().equals("client_credentials")) {
            return Answer.error(ServiceError.UNSUPPORTED_GRANT_TYPE);
        }
        if (app.type == Type.ENTERPRISE && !app.corpIds.contains(corpId)) {
            return Answer.error(ServiceError.INVALID_AUTH_INFO);
        }
        IssuedToken token = issue(newValue("unified"), clientId, corpId, null);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token.value())
                .put("expires_in", life.toSeconds());
        return ServiceError.withIds(Answer.json(200, answer.toString()), ServiceError.newRequestId());
    }

    /** Asked again within its life, the same token comes, prolonged. */
    private Answer.Http internal(JsonNode fields) {
        String appKey = fields.path("appKey").asText();
        if (app(Type.INTERNAL, appKey, fields.path("appSecret")) == null) {
            return Answer.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        }
        String value = tokens.values().stream()
                .filter(token -> token.clientId().equals(appKey) && isAccepted(token.value()))
                .map(IssuedToken::value)
                .findFirst()
                .orElseGet(() -> newValue("internal"));
        return answer(issue(value, appKey, null, null));
    }

    /** Asked again, a new token comes. Whether the one before is still accepted is not known: a rule says so. */
    private Answer.Http enterprise(JsonNode fields) {
        String suiteKey = fields.path("suiteKey").asText();
        App app = app(Type.ENTERPRISE, suiteKey, fields.path("suiteSecret"));
        String corpId = fields.path("authCorpId").asText();
        if (app == null) {
            return Answer.error(ServiceError.INVALID_SUITE_KEY);
        }
        if (!app.suiteTicket.equals(fields.path("suiteTicket").asText())) {
            return Answer.error(ServiceError.INVALID_SUITE_TICKET);
        }
        if (!app.corpIds.contains(corpId)) {
            return Answer.error(ServiceError.INVALID_AUTH_INFO);
        }
        if (!rules.oldCorpTokenStaysValid()) {
            tokens.values().removeIf(old -> old.clientId().equals(suiteKey) && corpId.equals(old.corpId()));
        }
        return answer(issue(newValue("corp"), suiteKey, corpId, null));
    }

    private Answer.Http personal(JsonNode fields) {
        String clientId = fields.path("clientId").asText();
        if (app(Type.PERSONAL, clientId, fields.path("clientSecret")) == null) {
            return Answer.error(ServiceError.INVALID_CLIENT_ID_OR_SECRET);
        }
        String grantType = fields.path("grantType").asText();
        Grant grant;
        if (grantType.equals("authorization_code")) {
            grant = codes.remove(fields.path("code").asText());
        } else if (grantType.equals("refresh_token")) {
            grant = refreshTokens.remove(fields.path("refreshToken").asText());
        } else {
            return Answer.error(ServiceError.UNSUPPORTED_GRANT_TYPE);
        }
        if (grant == null || !grant.clientId.equals(clientId)) {
            return Answer.error(ServiceError.INVALID_AUTH_INFO);
        }
        String refreshToken = newValue("refresh");
        refreshTokens.put(refreshToken, grant);
        ObjectNode answer = json(issue(newValue("user"), clientId, null, grant.unionId));
        answer.put("refreshToken", refreshToken).put("corpId", "dingcorp");
        return ServiceError.withIds(Answer.json(200, answer.toString()), ServiceError.newRequestId());
    }

    private @Nullable App app(Type type, String clientId, JsonNode clientSecret) {
        App app = apps.get(clientId);
        return app != null && app.type == type && app.clientSecret.equals(clientSecret.asText()) ? app : null;
    }

    private IssuedToken issue(String value, String clientId, @Nullable String corpId, @Nullable String unionId) {
        IssuedToken token = new IssuedToken(
                value, clientId, corpId, unionId, clock.instant().plus(life));
        tokens.put(value, token);
        issued.add(token);
        if (issued.size() > MOST_TOKENS) {
            tokens.remove(issued.remove(0).value());
        }
        return token;
    }

    private Answer.Http answer(IssuedToken token) {
        return ServiceError.withIds(Answer.json(200, json(token).toString()), ServiceError.newRequestId());
    }

    private ObjectNode json(IssuedToken token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("accessToken", token.value())
                .put("expireIn", life.toSeconds());
    }

    private static String newValue(String kind) {
        return kind + "-" + UUID.randomUUID();
    }
}
