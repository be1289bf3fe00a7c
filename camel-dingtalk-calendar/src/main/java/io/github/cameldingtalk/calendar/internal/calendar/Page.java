// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldingtalk.calendar.internal.http.JsonBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param field     the field of the response that has the list
 * @param nextToken asks for the next page; {@code null} if this is the last page
 * @param syncToken asks for what changes after this list, or {@code null}
 * @param json      the response, an object with all its fields
 */
public record Page<T>(
        String field, List<T> items, @Nullable String nextToken, @Nullable String syncToken, byte[] json) {

    /** The JSON of each item, with all its fields. */
    public List<String> jsonItems() {
        return StreamSupport.stream(array(tree()).spliterator(), false)
                .map(Page::text)
                .toList();
    }

    /** The JSON of the last page, with the items of all pages in its list. */
    public static String join(List<? extends Page<?>> pages) {
        Page<?> last = pages.get(pages.size() - 1);
        ObjectNode joined = last.tree();
        ArrayNode items = joined.arrayNode();
        for (Page<?> page : pages) {
            items.addAll(page.array(page.tree()));
        }
        joined.remove("nextToken");
        joined.set(last.field, items);
        return text(joined);
    }

    private ArrayNode array(ObjectNode tree) {
        return tree.get(field) instanceof ArrayNode array ? array : tree.arrayNode();
    }

    private ObjectNode tree() {
        try {
            return ExactTree.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the response has been read as a page before", e);
        }
    }

    private static String text(JsonNode node) {
        try {
            return JsonBinding.MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree can be written", e);
        }
    }
}
