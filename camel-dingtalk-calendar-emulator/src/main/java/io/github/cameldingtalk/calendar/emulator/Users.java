// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import io.github.cameldingtalk.calendar.emulator.EmulatedCalendar.SubscribeScope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organizations and groups that each user belongs to. A user who was not put belongs to none. */
final class Users {

    private static final User UNKNOWN = new User(Set.of(), Set.of());

    private final Map<String, User> users = new LinkedHashMap<>();

    record User(Set<String> corpIds, Set<String> openConversationIds) {}

    synchronized void put(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        users.put(unionId, new User(Set.copyOf(corpIds), Set.copyOf(openConversationIds)));
    }

    /** Adds a user, unless there is a user with this unionId. Returns whether the user was added. */
    synchronized boolean putIfAbsent(String unionId, Set<String> corpIds, Set<String> openConversationIds) {
        boolean isAbsent = !users.containsKey(unionId);
        if (isAbsent) {
            put(unionId, corpIds, openConversationIds);
        }
        return isAbsent;
    }

    /** Removes what is known of a user. The user's calendars and events stay. */
    synchronized void remove(String unionId) {
        users.remove(unionId);
    }

    synchronized boolean isKnown(String unionId) {
        return users.containsKey(unionId);
    }

    /** The unionIds of the known users, oldest first. */
    synchronized List<String> known() {
        return List.copyOf(users.keySet());
    }

    /** The known users by their unionIds, oldest first. */
    synchronized Map<String, User> all() {
        return new LinkedHashMap<>(users);
    }

    /** Adds a user who belongs to no organization and group, unless there is a user with this unionId. */
    synchronized void putIfAbsent(String unionId) {
        users.putIfAbsent(unionId, UNKNOWN);
    }

    synchronized void clear() {
        users.clear();
    }

    /** Whether a calendar with this scope can be subscribed to by the user. */
    boolean maySubscribe(String unionId, SubscribeScope scope) {
        User user = user(unionId);
        return scope.unionIds().contains(unionId)
                || haveOneInCommon(scope.corpIds(), user.corpIds)
                || haveOneInCommon(scope.openConversationIds(), user.openConversationIds);
    }

    /** Whether the user may open a calendar to these organizations and groups: to one of its own, or to none. */
    boolean mayOpenTo(String unionId, Collection<String> corpIds, Collection<String> openConversationIds) {
        User user = user(unionId);
        return (corpIds.isEmpty() || haveOneInCommon(corpIds, user.corpIds))
                && (openConversationIds.isEmpty() || haveOneInCommon(openConversationIds, user.openConversationIds));
    }

    /** The first of the user's organizations in the order of the alphabet. */
    Optional<String> firstCorpId(String unionId) {
        return user(unionId).corpIds.stream().sorted().findFirst();
    }

    private synchronized User user(String unionId) {
        return users.getOrDefault(unionId, UNKNOWN);
    }

    private static boolean haveOneInCommon(Collection<String> ids, Set<String> own) {
        return ids.stream().anyMatch(own::contains);
    }
}
