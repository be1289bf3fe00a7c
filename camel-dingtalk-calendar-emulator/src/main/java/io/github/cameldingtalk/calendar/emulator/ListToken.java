// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list of events goes on: at the next page as {@code nextToken}, at the next change as {@code syncToken}. It holds all that
 * the emulator needs, so the emulator does not store it.
 *
 * @param type    the operation, so that no token of another operation fits
 * @param store   the {@link EventStore#id()}
 * @param path    the user and the calendar
 * @param since   only events that changed after this change are listed
 * @param version the number of the last change when the first page was requested
 * @param at      when the token was issued, in milliseconds
 * @param after   the key of the last element of the page; empty in a {@code syncToken}
 */
record ListToken(String type, String store, String path, long since, long version, long at, String after) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The token for the page after an element. */
    ListToken goingOnAfter(String key) {
        return new ListToken(type, store, path, since, version, at, key);
    }

    String encoded() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The token, or {@code null} if the text is none of this type, store and path. */
    static @Nullable ListToken decoded(String text, String type, String store, String path) {
        try {
            ListToken token = JSON.readValue(Base64.getUrlDecoder().decode(text), ListToken.class);
            return token != null && type.equals(token.type) && store.equals(token.store) && path.equals(token.path)
                    ? token
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
