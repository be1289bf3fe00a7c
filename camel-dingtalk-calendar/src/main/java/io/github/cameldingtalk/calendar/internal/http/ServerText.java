// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans a text of a server, or of a message, for an exception or a log. */
public final class ServerText {

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();

    private static final int MAX_REQUEST_ID_LENGTH = 100;

    /** More is not read, because masking takes time, and only the beginning is shown. */
    private static final int MAX_READ = 64 * 1024;

    /** A character of a secret, in three bytes that are percent-encoded three times. */
    private static final int MAX_ENCODED = 27;

    private ServerText() {}

    /**
     * One line of at most {@code maxLength} characters. A space stands for each character that is invisible or changes the
     * direction of the text. Each secret is replaced, because a server may quote the token that the server rejects.
     */
    public static String clean(String text, int maxLength, List<String> secrets) {
        boolean isCut = text.length() > MAX_READ;
        String clean = masked(isCut ? text.substring(0, MAX_READ) : text, secrets);
        if (isCut) {
            // The cut may have left the beginning of a secret.
            clean = clean.substring(0, Math.max(0, clean.length() - longestEncoded(secrets)));
        }
        StringBuilder line = new StringBuilder(Math.min(clean.length(), maxLength));
        for (int i = 0, c; i < clean.length(); i += Character.charCount(c)) {
            c = clean.codePointAt(i);
            if (line.length() + Character.charCount(c) > maxLength) {
                break;
            }
            line.appendCodePoint(Invisible.is(c) ? ' ' : c);
        }
        return line.toString().strip();
    }

    /** The text with a mask in place of each secret. */
    static String masked(String text, List<String> secrets) {
        String masked = text;
        // The longest first, because a secret may be the beginning of another one.
        for (String secret : secrets.stream().sorted(LONGEST_FIRST).toList()) {
            masked = SecretMask.mask(masked, secret);
        }
        return masked;
    }

    private static int longestEncoded(List<String> secrets) {
        return MAX_ENCODED * secrets.stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * The request id of a response, as {@link #clean} leaves it.
     *
     * @return {@code null} if there is none
     */
    public static @Nullable String requestId(ApiRequest request, ApiResponse response) {
        String id = response.requestId();
        String clean = id == null ? "" : clean(id, MAX_REQUEST_ID_LENGTH, request.secrets());
        return clean.isEmpty() ? null : clean;
    }
}
