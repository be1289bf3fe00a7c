// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The apps that may request access tokens. */
final class Apps {

    private final Map<String, App> apps = new LinkedHashMap<>();
    private long version;

    /** The type that needs the fewest steps first. */
    enum Type {
        INTERNAL,
        ENTERPRISE,
        PERSONAL
    }

    /**
     * An app.
     *
     * @param suiteTicket the latest suite ticket of a third-party enterprise app, or empty
     * @param corpIds     the organizations that authorized a third-party enterprise app
     */
    record App(Type type, String clientId, String clientSecret, String suiteTicket, Set<String> corpIds) {}

    void putInternal(String clientId, String clientSecret) {
        put(new App(Type.INTERNAL, clientId, clientSecret, "", Set.of()));
    }

    void putEnterprise(String suiteKey, String suiteSecret, String suiteTicket, Set<String> corpIds) {
        put(new App(Type.ENTERPRISE, suiteKey, suiteSecret, suiteTicket, Set.copyOf(corpIds)));
    }

    void putPersonal(String clientId, String clientSecret) {
        put(new App(Type.PERSONAL, clientId, clientSecret, "", Set.of()));
    }

    private synchronized void put(App app) {
        apps.put(app.clientId, app);
        version++;
    }

    /** Adds an app, unless there is an app with its id. Returns whether the app was added. */
    synchronized boolean putIfAbsent(App app) {
        boolean isAbsent = !apps.containsKey(app.clientId);
        if (isAbsent) {
            put(app);
        }
        return isAbsent;
    }

    synchronized void remove(String clientId) {
        apps.remove(clientId);
        version++;
    }

    /** The number of the last change. */
    synchronized long version() {
        return version;
    }

    /** The app with these credentials, or {@code null} if the id is unknown or the secret is wrong. */
    synchronized @Nullable App find(String clientId, JsonNode clientSecret) {
        App app = apps.get(clientId);
        return app != null && app.clientSecret.equals(clientSecret.asText()) ? app : null;
    }

    /** Why {@link #find} finds no app. The id is named only if there is an app with it, because it may be a secret. */
    synchronized String whyNotFound(String clientId) {
        return apps.containsKey(clientId)
                ? "The secret of the app " + clientId + " is wrong."
                : "There is no app with this Client ID. " + KnownIds.text("apps", apps.keySet());
    }

    /** The type of an app, or {@code null} if there is no app with this id. */
    synchronized @Nullable Type type(String clientId) {
        App app = apps.get(clientId);
        return app == null ? null : app.type;
    }

    /** All apps, oldest first. */
    synchronized List<App> all() {
        return List.copyOf(apps.values());
    }

    /** The properties of a client, with the credentials of the internal app that was put first if there is one. */
    synchronized Map<String, String> properties(String prefix, String baseUri) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + "base-uri", baseUri);
        apps.values().stream()
                .filter(app -> app.type == Type.INTERNAL)
                .findFirst()
                .ifPresent(app -> {
                    properties.put(prefix + "client-id", app.clientId);
                    properties.put(prefix + "client-secret", app.clientSecret);
                });
        return properties;
    }

    synchronized void clear() {
        apps.clear();
        version++;
    }
}
