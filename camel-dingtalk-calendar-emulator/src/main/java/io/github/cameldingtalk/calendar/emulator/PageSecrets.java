// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The secrets of an app, for a person who asks for them on the page. */
final class PageSecrets {

    private final boolean isOpenToOthers;
    private final ServiceData data;

    /** @param isOpenToOthers whether other machines may use the page. Then it shows secrets only if a test wants that */
    PageSecrets(boolean isOpenToOthers, ServiceData data) {
        this.isOpenToOthers = isOpenToOthers;
        this.data = data;
    }

    /**
     * The {@code clientSecret} of an app, the {@code suiteTicket} of a third-party enterprise app, and a new {@code refreshToken}
     * and a new {@code authorizationCode} of a third-party personal app. Returns {@code null} if the page may not show secrets.
     *
     * @param wanted the {@code clientId} of the app, and the {@code unionId} of the user who consents to a third-party personal app;
     *               without a user, there is no refresh token and no authorization code
     * @throws IllegalArgumentException if there is no app with this id
     */
    @Nullable
    ObjectNode of(JsonNode wanted) {
        if (isOpenToOthers && !data.settings().showsSecrets()) {
            return null;
        }
        Apps.App app = data.apps().all().stream()
                .filter(known -> known.clientId().equals(wanted.path("clientId").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no app with this Client ID"));
        ObjectNode secrets = JsonNodeFactory.instance.objectNode().put("clientSecret", app.clientSecret());
        switch (app.type()) {
            case INTERNAL -> {}
            case ENTERPRISE -> secrets.put("suiteTicket", app.suiteTicket());
            case PERSONAL -> addGrants(
                    secrets, app.clientId(), wanted.path("unionId").asText());
        }
        return secrets;
    }

    private void addGrants(ObjectNode secrets, String clientId, String unionId) {
        if (!unionId.isEmpty()) {
            Grants.Grant grant = new Grants.Grant(clientId, unionId, null);
            secrets.put("refreshToken", data.grants().newRefreshToken(grant))
                    .put("authorizationCode", data.grants().newCode(grant));
        }
    }
}
