// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The charset in which an exchange says that its bytes are. */
final class ExchangeCharset {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    private ExchangeCharset() {}

    /**
     * Reads the header {@code CamelCharsetName}, else the property of this name, else the charset of the header
     * {@code Content-Type}.
     *
     * @return {@code null} if the exchange names no charset
     * @throws IllegalArgumentException if there is no such charset
     */
    static @Nullable Charset of(Exchange exchange) {
        Object named = exchange.getMessage().getHeader(Exchange.CHARSET_NAME);
        if (named == null) {
            named = exchange.getProperty(Exchange.CHARSET_NAME);
        }
        if (named == null && exchange.getMessage().getHeader(Exchange.CONTENT_TYPE) instanceof CharSequence type) {
            Matcher parameter = PARAMETER.matcher(type);
            named = parameter.find() ? parameter.group(1) : null;
        }
        if (named == null || named instanceof Charset) {
            return (Charset) named;
        }
        String name = String.valueOf(named).strip();
        try {
            return Charset.forName(unquoted(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "the exchange names a charset that does not exist: '" + name
                            + "'. Set the exchange property CamelCharsetName to the charset of the body",
                    e);
        }
    }

    /** Camel, too, takes a name in quotes. */
    private static String unquoted(String name) {
        return name.length() > 1
                        && (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("'") && name.endsWith("'"))
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
