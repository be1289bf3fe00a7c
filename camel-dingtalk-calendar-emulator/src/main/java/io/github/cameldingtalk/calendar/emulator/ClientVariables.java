// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables with which the example program and the pages of the documentation use an emulator.
 *
 * @param values   the values by the names of the variables
 * @param withheld the names of the variables whose values are secrets that are not shown
 */
record ClientVariables(Map<String, String> values, List<String> withheld) {

    /**
     * The variables for an app, and for the oldest calendar and its author.
     *
     * @param showsSecrets whether the secrets of the app are among the values
     */
    static ClientVariables of(DingTalkEmulator emulator, Apps.App app, boolean showsSecrets) {
        Optional<EmulatedCalendar> calendar = emulator.calendars().stream().findFirst();
        Optional<String> user = calendar.map(EmulatedCalendar::author)
                .or(() -> emulator.data().users().known().stream().findFirst());
        Map<String, String> secrets = secrets(app);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("DINGTALK_BASE_URI", emulator.baseUri());
        values.put("DINGTALK_CLIENT_ID", app.clientId());
        if (showsSecrets) {
            values.putAll(secrets);
        }
        app.corpIds().stream().sorted().findFirst().ifPresent(corpId -> values.put("DINGTALK_CORP_ID", corpId));
        if (app.type() == Apps.Type.PERSONAL) {
            values.put("DINGTALK_REFRESH_TOKEN_FILE", "refresh-token");
            user.ifPresent(
                    unionId -> values.put("DINGTALK_AUTHORIZATION_CODE", emulator.consent(app.clientId(), unionId)));
        }
        user.ifPresent(unionId -> values.put("DINGTALK_USER_ID", unionId));
        calendar.ifPresent(of -> values.put("DINGTALK_CALENDAR_ID", of.calendarId()));
        return new ClientVariables(values, showsSecrets ? List.of() : List.copyOf(secrets.keySet()));
    }

    private static Map<String, String> secrets(Apps.App app) {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("DINGTALK_CLIENT_SECRET", app.clientSecret());
        if (app.type() == Apps.Type.ENTERPRISE) {
            secrets.put("DINGTALK_SUITE_TICKET", app.suiteTicket());
        }
        return secrets;
    }
}
