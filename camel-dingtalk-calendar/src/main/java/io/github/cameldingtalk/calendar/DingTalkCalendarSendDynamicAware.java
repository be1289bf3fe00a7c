// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarException.Details;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD} send the ids of its URI as headers, so that one endpoint and one producer serve all calendars. A header
 * that the message already has wins over the URI.
 *
 * <p>Also guards against an id that brings options: a URI that has not just the options that the route has written is
 * refused, because a value of a message such as {@code id&baseUri=http://elsewhere} would send the credentials elsewhere.
 */
@SendDynamic("dingtalk-calendar")
public class DingTalkCalendarSendDynamicAware extends SendDynamicAwareSupport {

    /** The options that travel as headers, by what two spellings of a name have in common. */
    private static final Map<String, String> HEADERS = Map.of(
            EndpointOptions.key("userId"), DingTalkCalendarConstants.USER_ID,
            EndpointOptions.key("calendarId"), DingTalkCalendarConstants.CALENDAR_ID,
            EndpointOptions.key("corpId"), DingTalkCalendarConstants.CORP_ID);

    private volatile @Nullable List<String> written;

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        UriText evaluated = UriText.parse(uri);
        refuseOtherOptions(evaluated, writtenNames(exchange, originalUri));
        Map<String, Object> ids = new LinkedHashMap<>();
        for (UriText.Option option : evaluated.options()) {
            String header = HEADERS.get(EndpointOptions.key(option.name()));
            if (header != null) {
                ids.put(header, option.value());
            }
        }
        return new DynamicAwareEntry(uri, originalUri, ids, Map.of());
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return UriText.parse(entry.getUri())
                .without(name -> HEADERS.containsKey(EndpointOptions.key(name)))
                .toString();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return sent -> {
            Message message = sent.getMessage();
            entry.getProperties().entrySet().removeIf(id -> isSet(message, id.getKey()));
            entry.getProperties().forEach(message::setHeader);
        };
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return sent -> entry.getProperties().forEach((header, id) -> {
            // A header of the same name may be the result of the call.
            if (sent.getMessage().getHeader(header) == id) {
                sent.getMessage().removeHeader(header);
            }
        });
    }

    /** The names of the options that the route has written. Camel makes one object of this class for each {@code toD}. */
    private List<String> writtenNames(Exchange exchange, String originalUri) {
        List<String> names = written;
        if (names == null) {
            String uri = EndpointHelper.resolveEndpointUriPropertyPlaceholders(exchange.getContext(), originalUri);
            names = UriText.parse(withoutExpressions(uri)).names();
            written = names;
        }
        return names;
    }

    private static boolean isSet(Message message, String header) {
        String value = message.getHeader(header, String.class);
        return value != null && !value.isBlank();
    }

    /** Replaces what the message fills in, so that only the names of the options and what is fixed remain. */
    private static String withoutExpressions(String uri) {
        StringBuilder text = new StringBuilder(uri.length());
        int depth = 0;
        for (int i = 0; i < uri.length(); i++) {
            if (uri.startsWith("${", i) || uri.startsWith("$simple{", i)) {
                depth++;
                i = uri.indexOf('{', i);
            } else if (depth > 0 && uri.charAt(i) == '}') {
                depth--;
            } else if (depth == 0) {
                text.append(uri.charAt(i));
            }
        }
        return text.toString();
    }

    private static void refuseOtherOptions(UriText evaluated, List<String> written)
            throws DingTalkInvalidParameterException {
        if (evaluated.names().equals(written)) {
            return;
        }
        List<String> expected = new ArrayList<>(written);
        List<String> unexpected = new ArrayList<>();
        for (String name : evaluated.names()) {
            if (!expected.remove(name)) {
                unexpected.add(name);
            }
        }
        if (!unexpected.isEmpty() || !expected.isEmpty()) {
            String message = "the URI that toD has evaluated does not have the options that the route has written: "
                    + (unexpected.isEmpty()
                            ? String.join(", ", expected) + " is gone"
                            : shown(String.join(", ", unexpected)) + " was added")
                    + " by a value of the message. Nothing was sent. Set ids that come from a message as the headers "
                    + String.join(", ", DingTalkCalendarConstants.CALENDAR_ID, DingTalkCalendarConstants.USER_ID)
                    + ", and write all options in the URI";
            throw new DingTalkInvalidParameterException(
                    Details.withoutAnswer(shown(evaluated.path()), null, message), null);
        }
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.substring(0, Math.min(clean.length(), 100));
    }
}
