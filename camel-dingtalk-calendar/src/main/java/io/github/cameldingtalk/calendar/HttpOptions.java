// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The {@code http.} options: the options of Camel's HTTP endpoint that have a meaning for this component. Any other option
 * is rejected with the option to set instead, because it would have no effect, or make the component less safe. Names
 * are compared as Camel compares them.
 */
final class HttpOptions {

    private static final Set<String> PROXY = Set.of(
            "proxyHost",
            "proxyPort",
            "proxyAuthScheme",
            "proxyAuthMethod",
            "proxyAuthUsername",
            "proxyAuthPassword",
            "proxyAuthDomain",
            "proxyAuthNtHost",
            "nonProxyHosts");
    private static final Set<String> OTHERS = Set.of(
            "authMethod",
            "authUsername",
            "authPassword",
            "authDomain",
            "authHost",
            "connectionTimeToLive",
            "httpClientConfigurer",
            "useSystemProperties",
            "x509HostnameVerifier");

    private static final int MIN_PASSWORD_LENGTH = 4;

    private static final Map<String, String> ALLOWED = new TreeMap<>();

    /** The option to set instead of an option that is not allowed. */
    private static final Map<String, String> INSTEAD = new TreeMap<>();

    static {
        PROXY.forEach(name -> ALLOWED.put(EndpointOptions.key(name), name));
        OTHERS.forEach(name -> ALLOWED.put(EndpointOptions.key(name), name));
        Map.of(
                        "connectTimeout", "connectTimeout",
                        "connectionRequestTimeout", "connectionRequestTimeout",
                        "responseTimeout", "responseTimeout",
                        "soTimeout", "responseTimeout",
                        "maxTotalConnections", "maxConnections",
                        "connectionsPerRoute", "maxConnections",
                        "sslContextParameters", "sslContextParameters",
                        "proxyAuthHost", "http.proxyHost",
                        "proxyAuthPort", "http.proxyPort")
                .forEach((name, option) -> INSTEAD.put(EndpointOptions.key(name), option));
    }

    private HttpOptions() {}

    /**
     * Checks the options, and gives them the names of Camel's HTTP component. If an option is set in two spellings, the later
     * value wins, which is the endpoint's.
     *
     * @throws IllegalArgumentException in a sentence that names the option, without its value
     */
    static Map<String, Object> checked(Map<String, Object> options) {
        Map<String, Object> checked = new LinkedHashMap<>();
        options.forEach((given, value) -> {
            if (value != null && !(value instanceof String text && text.isBlank())) {
                checked.put(allowedName(given), value);
            }
        });
        checkProxy(checked);
        checkPair(checked, "proxyAuthUsername", "proxyAuthPassword");
        checkPair(checked, "authUsername", "authPassword");
        return checked;
    }

    private static String allowedName(String given) {
        String key = EndpointOptions.key(given);
        String name = ALLOWED.get(key);
        if (name == null) {
            String instead = INSTEAD.get(key);
            throw new IllegalArgumentException("http." + given + " cannot be set here: "
                    + (instead != null
                            ? "set " + instead
                            : "use an http.httpClientConfigurer, or one of these: http."
                                    + String.join(", http.", new TreeSet<>(ALLOWED.values()))));
        }
        return name;
    }

    /**
     * The passwords, and what a request with Basic authentication has in their place. A password of a few characters is only
     * found in the latter, because it may be a part of any word.
     */
    static List<String> secrets(Map<String, Object> checked) {
        List<String> secrets = new ArrayList<>();
        for (String prefix : List.of("auth", "proxyAuth")) {
            Object password = checked.get(prefix + "Password");
            if (password != null) {
                if (password.toString().length() >= MIN_PASSWORD_LENGTH) {
                    secrets.add(password.toString());
                }
                String both = checked.get(prefix + "Username") + ":" + password;
                for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                    secrets.add(Base64.getEncoder().encodeToString(both.getBytes(charset)));
                }
            }
        }
        return secrets;
    }

    private static void checkProxy(Map<String, Object> options) {
        Object host = options.get("proxyHost");
        Object port = options.get("proxyPort");
        if (host == null) {
            for (String name : new TreeSet<>(PROXY)) {
                if (options.containsKey(name)) {
                    throw new IllegalArgumentException("http." + name
                            + " is set, but http.proxyHost is not: set http.proxyHost and http.proxyPort");
                }
            }
            return;
        }
        if (port == null) {
            throw new IllegalArgumentException("http.proxyHost is set, but http.proxyPort is not: set both");
        }
        if (!host.toString().matches("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?")) {
            throw new IllegalArgumentException(
                    "http.proxyHost must be a host name or an address, without a scheme, a port,"
                            + " a user or a path. The proxy must be an HTTP proxy: SOCKS is not supported");
        }
        checkPort(port.toString().strip());
        Object scheme = options.putIfAbsent("proxyAuthScheme", "http");
        if (scheme != null
                && !List.of("http", "https").contains(scheme.toString().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "http.proxyAuthScheme must be http or https: the protocol between the component"
                            + " and the proxy, which is http by default");
        }
    }

    private static void checkPort(String port) {
        // Camel resolves a reference to a bean later.
        if (!port.startsWith("#")
                && !(port.matches("\\d{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535)) {
            throw new IllegalArgumentException("http.proxyPort must be a number from 1 to 65535");
        }
    }

    private static void checkPair(Map<String, Object> options, String one, String other) {
        List<String> set = new ArrayList<>(List.of(one, other));
        set.retainAll(options.keySet());
        if (set.size() == 1) {
            String missing = set.get(0).equals(one) ? other : one;
            throw new IllegalArgumentException(
                    "http." + set.get(0) + " is set, but http." + missing + " is not: set both");
        }
    }
}
