// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldingtalk.calendar.emulator.RejectedFieldException.Problem;
import java.util.Set;

/** The apps and users that a person adds and removes on the page, with the fields of a data file. */
final class PageData {

    private final ServiceData data;
    private final ServiceApi api;

    PageData(ServiceData data, ServiceApi api) {
        this.data = data;
        this.api = api;
    }

    /**
     * Runs a command.
     *
     * @return whether a command with this name exists
     * @throws RejectedFieldException   if a field is wrong, or an app or user with this id exists. Then nothing is added
     * @throws IllegalArgumentException if the type of an app is wrong
     */
    boolean run(String name, JsonNode value) {
        switch (name) {
            case "addApp" -> addApp(value);
            case "addUser" -> addUser(new PageForm(value));
            case "removeApp" -> api.between(() -> removeApp(value.asText()));
            case "removeUser" -> data.users().remove(value.asText());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addApp(JsonNode value) {
        Apps.Type type = Apps.Type.valueOf(value.path("type").asText());
        PageForm form = new PageForm(value);
        String clientId = form.text("clientId");
        String secret = form.text("clientSecret");
        boolean isEnterprise = type == Apps.Type.ENTERPRISE;
        Apps.App app = new Apps.App(
                type,
                clientId,
                secret,
                isEnterprise ? form.text("suiteTicket") : "",
                isEnterprise ? form.texts("corpIds") : Set.of());
        if (!data.apps().putIfAbsent(app)) {
            throw new RejectedFieldException("clientId", Problem.EXISTS);
        }
    }

    private void addUser(PageForm form) {
        if (!data.users().putIfAbsent(form.text("unionId"), form.texts("corpIds"), form.texts("openConversationIds"))) {
            throw new RejectedFieldException("unionId", Problem.EXISTS);
        }
    }

    /** An app that is added later with the same id must not inherit anything. */
    private void removeApp(String clientId) {
        data.apps().remove(clientId);
        data.tokens().revokeOf(clientId);
        data.grants().removeOf(clientId);
    }
}
