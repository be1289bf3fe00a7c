// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException.Details;
import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * of the message wins over the URI.
 *
 * <p>Rejects a URI with other options than the route has, because a value of a message such as
 * {@code id&baseUri=http://elsewhere} would send the credentials elsewhere.
 */
@SendDynamic("dingtalk-calendar")
public class DingTalkCalendarSendDynamicAware extends SendDynamicAwareSupport {

    /** The options that are sent as headers, by the common form of their names. */
    private static final Map<String, String> HEADERS = headers();

    private volatile @Nullable WrittenUri written;

    private static Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put(EndpointOptions.key("corpId"), DingTalkCalendarConstants.CORP_ID);
        for (Parameter parameter : Parameter.values()) {
            headers.put(EndpointOptions.key(parameter.name()), parameter.header());
        }
        return Map.copyOf(headers);
    }

    @Override
    protected void doInit() {
        // Camel would look up the names of the options by the component's name. They are not needed.
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        UriText evaluated = UriText.parse(uri);
        if (!written(exchange, originalUri).allows(evaluated)) {
            throw refusal(evaluated);
        }
        Map<String, Object> ids = new LinkedHashMap<>();
        for (UriText.Option option : evaluated.options()) {
            String header = HEADERS.get(EndpointOptions.key(option.name()));
            if (header != null && !option.value().isBlank()) {
                ids.put(header, EndpointOptions.withPlus(option.value()));
            }
        }
        String withoutIds = evaluated
                .without(name -> HEADERS.containsKey(EndpointOptions.key(name)))
                .toString();
        return new DynamicAwareEntry(withoutIds, originalUri, ids, Map.of());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
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
            // The call may have set a header of the same name as its result.
            if (sent.getMessage().getHeader(header) == id) {
                sent.getMessage().removeHeader(header);
            }
        });
    }

    /** Camel creates one instance of this class for each {@code toD}. */
    private WrittenUri written(Exchange exchange, String originalUri) {
        WrittenUri uri = written;
        if (uri == null) {
            uri = new WrittenUri(
                    EndpointHelper.resolveEndpointUriPropertyPlaceholders(exchange.getContext(), originalUri));
            written = uri;
        }
        return uri;
    }

    private static boolean isSet(Message message, String header) {
        Object value = message.getHeader(header);
        return value instanceof CharSequence text ? !text.toString().isBlank() : value != null;
    }

    /** The message names no option, because a part of a secret may look like an option. */
    private static DingTalkInvalidParameterException refusal(UriText evaluated) {
        String operation = evaluated.path().replaceAll("[^A-Za-z].*", "");
        return new DingTalkInvalidParameterException(
                Details.withoutResponse(
                        operation.substring(0, Math.min(operation.length(), 100)),
                        null,
                        "a value of the message changes the options in the URI of toD: a value may not hold '&' or begin"
                                + " with RAW. Nothing was sent. Set ids that come from a message as the headers "
                                + DingTalkCalendarConstants.CALENDAR_ID + " and " + DingTalkCalendarConstants.USER_ID
                                + ", and write all options in the URI, with RAW(...) around a value that may hold '&'"),
                null);
    }
}
