// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An app in a data file.
 *
 * @param consentOf the unionIds of the users who consent to a third-party personal app
 */
record DataApp(Apps.App app, List<String> consentOf) {

    static final String CLIENT_ID = "clientId";

    private static final String CLIENT_SECRET = "clientSecret";
    private static final String SUITE_TICKET = "suiteTicket";
    private static final String CORP_IDS = "corpIds";
    private static final String CONSENT_OF = "consentOf";
    private static final String TYPE = "type";

    private static final Map<Apps.Type, List<String>> FIELDS = Map.of(
            Apps.Type.INTERNAL, List.of(TYPE, CLIENT_ID, CLIENT_SECRET),
            Apps.Type.ENTERPRISE, List.of(TYPE, CLIENT_ID, CLIENT_SECRET, SUITE_TICKET, CORP_IDS),
            Apps.Type.PERSONAL, List.of(TYPE, CLIENT_ID, CLIENT_SECRET, CONSENT_OF));

    /** @throws IllegalArgumentException if a field is unknown or wrong, or a user of {@code consentOf} is not known */
    static DataApp of(DataNode node, Set<String> unionIds) {
        Apps.Type type =
                switch (node.text(TYPE)) {
                    case "internal" -> Apps.Type.INTERNAL;
                    case "enterprise" -> Apps.Type.ENTERPRISE;
                    case "personal" -> Apps.Type.PERSONAL;
                    default -> throw node.error(
                            "has an unknown type. The types are internal, enterprise and personal.");
                };
        node.requireFields(FIELDS.getOrDefault(type, List.of()));
        node.list(CONSENT_OF).forEach(user -> user.requireOneOf(unionIds));
        return new DataApp(
                new Apps.App(
                        type,
                        node.text(CLIENT_ID),
                        node.text(CLIENT_SECRET),
                        type == Apps.Type.ENTERPRISE ? node.text(SUITE_TICKET) : "",
                        Set.copyOf(node.texts(CORP_IDS))),
                node.texts(CONSENT_OF));
    }

    void putInto(DingTalkEmulator emulator) {
        switch (app.type()) {
            case INTERNAL -> emulator.putInternalApp(app.clientId(), app.clientSecret());
            case ENTERPRISE -> emulator.putEnterpriseApp(
                    app.clientId(), app.clientSecret(), app.suiteTicket(), app.corpIds());
            case PERSONAL -> emulator.putPersonalApp(app.clientId(), app.clientSecret());
        }
    }
}
