// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.internal.http.ServerText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a header that has the prefix of the component's headers, but is unknown. Such a header is misspelled, and the
 * option is used instead. Each name is logged once.
 */
final class UnknownHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownHeaders.class);

    private static final String PREFIX = "CamelDingTalkCalendar";

    /** A sender may send any number of names. */
    private static final int MAX_WARNINGS = 100;

    private static final Set<String> KNOWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        for (Parameter parameter : Parameter.values()) {
            KNOWN.add(parameter.header());
        }
        KNOWN.addAll(Set.of(
                DingTalkCalendarConstants.ACCESS_TOKEN,
                DingTalkCalendarConstants.CORP_ID,
                DingTalkCalendarConstants.CLIENT_TOKEN,
                DingTalkCalendarConstants.REQUEST_ID,
                DingTalkCalendarConstants.RETRYABLE,
                DingTalkCalendarConstants.UPDATE_SKIPPED));
    }

    private static final int MAX_NAME_LENGTH = 200;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void warnOf(Message message) {
        if (message.hasHeaders()) {
            for (String name : message.getHeaders().keySet()) {
                if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && !KNOWN.contains(name)) {
                    warnOnce(name);
                }
            }
        }
    }

    private void warnOnce(String name) {
        if (warned.size() < MAX_WARNINGS && warned.add(name.toLowerCase(Locale.ROOT))) {
            LOG.warn(
                    "The header {} is unknown and has no effect. The headers of dingtalk-calendar are: {}",
                    ServerText.clean(name, MAX_NAME_LENGTH, List.of()),
                    String.join(", ", KNOWN));
        }
    }
}
