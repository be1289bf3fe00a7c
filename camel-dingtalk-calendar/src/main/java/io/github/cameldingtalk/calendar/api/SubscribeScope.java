// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may subscribe to a calendar. A field that is {@code null} is not sent. An empty list is sent.
 *
 * @param unionIds            the unionIds of the users who may subscribe
 * @param openConversationIds the openConversationIds of the groups that may subscribe; the group of the author must be among
 *                            them. Not needed for a third-party personal app
 * @param corpIds             the corpIds of the organizations that may subscribe; the author's own must be among them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscribeScope(
        @Nullable List<String> unionIds, @Nullable List<String> openConversationIds, @Nullable List<String> corpIds) {

    /**
     * Copies the lists.
     *
     * @param unionIds            users, or {@code null}
     * @param openConversationIds groups, or {@code null}
     * @param corpIds             organizations, or {@code null}
     * @throws IllegalArgumentException if a list holds a {@code null}
     */
    public SubscribeScope {
        unionIds = copyOf("subscribeScope.unionIds", unionIds);
        openConversationIds = copyOf("subscribeScope.openConversationIds", openConversationIds);
        corpIds = copyOf("subscribeScope.corpIds", corpIds);
    }

    /** A scope without any field. */
    public SubscribeScope() {
        this(null, null, null);
    }

    /** {@return the fields that are not {@code null}, as they stand in the JSON} */
    public Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "unionIds", unionIds);
        put(fields, "openConversationIds", openConversationIds);
        put(fields, "corpIds", corpIds);
        return fields;
    }

    /**
     * {@return a copy with these users}
     *
     * @param newUnionIds {@code null} leaves the field out; an empty list is sent
     */
    public SubscribeScope withUnionIds(@Nullable List<String> newUnionIds) {
        return new SubscribeScope(newUnionIds, openConversationIds, corpIds);
    }

    /**
     * {@return a copy with these groups}
     *
     * @param newOpenConversationIds {@code null} leaves the field out; an empty list is sent
     */
    public SubscribeScope withOpenConversationIds(@Nullable List<String> newOpenConversationIds) {
        return new SubscribeScope(unionIds, newOpenConversationIds, corpIds);
    }

    /**
     * {@return a copy with these organizations}
     *
     * @param newCorpIds {@code null} leaves the field out; an empty list is sent
     */
    public SubscribeScope withCorpIds(@Nullable List<String> newCorpIds) {
        return new SubscribeScope(unionIds, openConversationIds, newCorpIds);
    }

    static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    static @Nullable List<String> copyOf(String field, @Nullable List<String> list) {
        if (list == null) {
            return null;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                throw new IllegalArgumentException(field + "[" + i + "] is null: it must be a string");
            }
        }
        return List.copyOf(list);
    }
}
