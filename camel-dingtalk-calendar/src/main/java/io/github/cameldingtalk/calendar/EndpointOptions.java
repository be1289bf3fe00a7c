// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ConfigurerResolver;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.StringHelper;

/** The names of the options, as Camel compares them: {@code clientId}, {@code client-id} and {@code ClientID} are the same. */
final class EndpointOptions {

    private static final String SCHEME = "dingtalk-calendar";
    private static final String PROPERTIES = "camel.component." + SCHEME + ".";
    private static final Set<String> IDS = Set.of(key("calendarId"), key("userId"), key("corpId"));

    private final CamelContext context;
    private final Map<String, String> namesByKey = new TreeMap<>();

    EndpointOptions(CamelContext context) {
        this.context = context;
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(SCHEME);
        for (String name : factory == null ? Set.<String>of() : factory.propertyNames()) {
            namesByKey.put(key(name), name);
        }
        namesByKey.remove("operation");
        namesByKey.remove("http");
    }

    /** What two spellings of a name have in common. */
    static String key(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The names in the endpoint's URI, for a message. */
    String list() {
        return String.join(", ", namesByKey.values()) + ", http.*";
    }

    /** Says what an option takes whose value could not be bound. */
    String wrongValue(String spelling) {
        String option = namesByKey.getOrDefault(key(spelling), spelling);
        Object type = context.getCamelContextExtension()
                                .getContextPlugin(ConfigurerResolver.class)
                                .resolvePropertyConfigurer(SCHEME + "-endpoint-configurer", context)
                        instanceof PropertyConfigurerGetter configurer
                ? configurer.getOptionType(option, true)
                : null;
        if (!(type instanceof Class<?> known)) {
            return "the option " + option + " has a value that it cannot have";
        }
        return "the option " + option + " must be "
                + (known == long.class
                        ? "a number of milliseconds, or a text such as 5s"
                        : known == int.class
                                ? "a whole number"
                                : known == boolean.class
                                        ? "true or false"
                                        : known.isEnum()
                                                ? "one of "
                                                        + Arrays.stream(known.getEnumConstants())
                                                                .map(Object::toString)
                                                                .collect(Collectors.joining(", "))
                                                : "a bean of the type " + known.getName()
                                                        + ", named as #bean:name, that is in the registry");
    }

    /** Removes the options whose text is blank: a placeholder that resolves to nothing sets no option. */
    void removeBlank(Map<String, Object> parameters) {
        parameters
                .entrySet()
                .removeIf(option -> namesByKey.containsKey(key(option.getKey()))
                        && option.getValue() instanceof String text
                        && text.isBlank());
    }

    /** Camel decodes a plus sign in a URI to a blank. Ids are Base64, which has plus signs and no blanks. */
    static void restorePlusInIds(Map<String, Object> parameters) {
        parameters.replaceAll((name, value) ->
                IDS.contains(key(name)) && value instanceof String text ? text.replace(' ', '+') : value);
    }

    /**
     * The options that the application's properties give the component now, with their placeholders resolved. Camel reads
     * them once, when it makes the component.
     */
    Map<String, Object> ofProperties() {
        PropertiesComponent properties = context.getPropertiesComponent();
        Map<String, Object> options = new TreeMap<>();
        for (String name : namesByKey.values()) {
            properties
                    .resolveProperty(PROPERTIES + StringHelper.camelCaseToDash(name))
                    .or(() -> properties.resolveProperty(PROPERTIES + name))
                    .ifPresent(value -> options.put(name, context.resolvePropertyPlaceholders(value)));
        }
        return options;
    }
}
