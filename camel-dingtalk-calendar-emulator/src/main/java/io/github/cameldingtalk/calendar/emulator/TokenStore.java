// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The access tokens that the emulator issued or was told to accept. */
final class TokenStore {

    private static final int MAX_TOKENS = 100_000;
    private static final int MAX_TOKENS_LISTED = 200;

    private final ServiceSettings settings;
    private final Map<String, IssuedToken> valid = new HashMap<>();
    private final List<IssuedToken> issued = new ArrayList<>();

    /** The number of the oldest tokens in {@link #issued} that the list no longer shows. */
    private int unlisted;

    private final Set<String> alwaysAccepted = new HashSet<>();

    TokenStore(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Accepts a token that does not expire. */
    synchronized void accept(String token) {
        alwaysAccepted.add(token);
    }

    /** Issues a token with the lifetime of the settings. A token with the same value is prolonged. */
    synchronized IssuedToken issue(String value, String clientId, @Nullable String corpId, @Nullable String unionId) {
        IssuedToken token = new IssuedToken(
                value, clientId, corpId, unionId, settings.clock().instant().plus(settings.tokenLifetime()));
        valid.put(value, token);
        issued.add(token);
        if (issued.size() > MAX_TOKENS) {
            IssuedToken oldest = issued.remove(0);
            valid.remove(oldest.value(), oldest);
            unlisted = Math.max(0, unlisted - 1);
        }
        return token;
    }

    /** The value of a token of the app that is still accepted. */
    synchronized Optional<String> acceptedValueOf(String clientId) {
        return valid.values().stream()
                .filter(token -> token.clientId().equals(clientId) && isAccepted(token.value()))
                .map(IssuedToken::value)
                .findFirst();
    }

    synchronized boolean isAccepted(@Nullable String token) {
        if (token == null) {
            return false;
        }
        IssuedToken known = valid.get(token);
        return alwaysAccepted.contains(token)
                || (known != null && settings.clock().instant().isBefore(known.expiresAt()));
    }

    /** The issued token with this value, or {@code null} if the emulator did not issue it or it was revoked. */
    synchronized @Nullable IssuedToken find(String value) {
        return valid.get(value);
    }

    synchronized void revoke(String token) {
        valid.remove(token);
        alwaysAccepted.remove(token);
    }

    /** Revokes the tokens of an app. */
    synchronized void revokeOf(String clientId) {
        valid.values().removeIf(token -> token.clientId().equals(clientId));
    }

    /** Revokes the tokens of an app for an organization. */
    synchronized void revokeOf(String clientId, String corpId) {
        valid.values().removeIf(token -> token.clientId().equals(clientId) && corpId.equals(token.corpId()));
    }

    /** All issued tokens since {@link #newList()}, oldest first, also the expired and the revoked. */
    synchronized List<IssuedToken> issued() {
        return List.copyOf(issued.subList(unlisted, issued.size()));
    }

    /** Removes the tokens from the list, but still accepts the issued ones until they expire. */
    synchronized void newList() {
        unlisted = issued.size();
        alwaysAccepted.clear();
    }

    /** The token that was issued or prolonged last, or empty if none was. */
    synchronized Optional<IssuedToken> newest() {
        return issued.isEmpty() ? Optional.empty() : Optional.of(issued.get(issued.size() - 1));
    }

    /** The issued tokens that are accepted now, at most 200, in the order in which they expire. */
    synchronized List<IssuedToken> accepted() {
        return valid.values().stream()
                .filter(token -> isAccepted(token.value()))
                .sorted(Comparator.comparing(IssuedToken::expiresAt))
                .limit(MAX_TOKENS_LISTED)
                .toList();
    }

    synchronized void clear() {
        valid.clear();
        issued.clear();
        unlisted = 0;
        alwaysAccepted.clear();
    }
}
