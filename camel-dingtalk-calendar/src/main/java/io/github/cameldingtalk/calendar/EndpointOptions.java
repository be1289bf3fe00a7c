// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ConfigurerResolver;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The names of the options. Camel treats {@code clientId}, {@code client-id} and {@code ClientID} as the same name. */
final class EndpointOptions {

    private static final String SCHEME = "dingtalk-calendar";
    private static final Pattern TIME =
            Pattern.compile("#.*|P.*|-?\\d+|(\\d+\\s*(d|h|m|s|ms)\\s*)+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WITH_PLUS = namesWithPlus();

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

    /** The common form of all spellings of a name. */
    static String key(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The names in the endpoint's URI, for a message. */
    String list() {
        return String.join(", ", namesByKey.values()) + ", http.*";
    }

    /**
     * Checks the parameters before Camel binds them: each option must be set once, in any spelling, and a time must be a
     * time. Camel reads some texts that are not a time as 0, which means no limit.
     *
     * @throws IllegalArgumentException in a sentence that names the option
     */
    void check(Map<String, Object> parameters) {
        Map<String, String> given = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (value instanceof List || given.put(key(name), name) != null) {
                throw new IllegalArgumentException("the option " + shown(name) + " is set more than once");
            }
            if (name.isBlank() || key(name).startsWith("configuration.")) {
                throw new IllegalArgumentException("the option " + shown(name)
                        + " is not an option of an endpoint: remove 'configuration.' from its name");
            }
            if (typeOf(name) == long.class
                    && value instanceof String text
                    && !TIME.matcher(text).matches()) {
                throw new IllegalArgumentException(wrongValue(name));
            }
        });
    }

    /** The message for a value that cannot be bound. It says what the option takes. */
    String wrongValue(@Nullable String name) {
        Class<?> type = typeOf(name);
        String must = "the option " + shown(name) + " must be ";
        if (type == null || type == String.class) {
            return "the option " + shown(name) + " has a wrong value";
        }
        if (type == long.class) {
            return must + "a number of milliseconds, or a text such as 5s";
        }
        if (type == int.class || type == Integer.class) {
            return must + "a whole number";
        }
        if (type == double.class) {
            return must + "a number such as 20 or 0.5";
        }
        if (type == boolean.class || type == Boolean.class) {
            return must + "true or false";
        }
        return type.isEnum()
                ? must + "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                : must + "a bean of the type " + type.getName() + ", named as #bean:name, that is in the registry";
    }

    private String shown(@Nullable String name) {
        return name == null || name.isBlank() ? "?" : namesByKey.getOrDefault(key(name), name);
    }

    private @Nullable Class<?> typeOf(@Nullable String name) {
        PropertyConfigurer configurer = context.getCamelContextExtension()
                .getContextPlugin(ConfigurerResolver.class)
                .resolvePropertyConfigurer(SCHEME + "-endpoint-configurer", context);
        return name != null && configurer instanceof PropertyConfigurerGetter types
                ? types.getOptionType(shown(name), true)
                : null;
    }

    /** Removes the options whose text is blank, because a placeholder that resolves to nothing sets no option. */
    void removeBlank(Map<String, Object> parameters) {
        parameters
                .entrySet()
                .removeIf(option -> namesByKey.containsKey(key(option.getKey()))
                        && option.getValue() instanceof String text
                        && text.isBlank());
    }

    /** Restores the plus signs of ids and times. */
    static void restorePlus(Map<String, Object> parameters) {
        parameters.replaceAll((name, value) ->
                WITH_PLUS.contains(key(name)) && value instanceof String text ? withPlus(text) : value);
    }

    /** Camel decodes a plus sign in a URI to a space. Ids are Base64, which has plus signs and no spaces. Times have offsets. */
    static String withPlus(String value) {
        return value.replace(' ', '+');
    }

    private static Set<String> namesWithPlus() {
        return Stream.concat(
                        Stream.of("corpId"), Arrays.stream(Parameter.values()).map(Parameter::name))
                .map(EndpointOptions::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The options of a component in the application's properties now, with their placeholders resolved. Camel itself reads
     * them only once, when it makes the component.
     *
     * @param component the name of the component
     */
    Map<String, Object> ofProperties(String component) {
        PropertiesComponent properties = context.getPropertiesComponent();
        String prefix = "camel.component." + component + ".";
        Map<String, Object> options = new TreeMap<>();
        for (String name : namesByKey.values()) {
            properties
                    .resolveProperty(prefix + StringHelper.camelCaseToDash(name))
                    .or(() -> properties.resolveProperty(prefix + name))
                    .ifPresent(value -> options.put(name, context.resolvePropertyPlaceholders(value)));
        }
        return options;
    }
}
