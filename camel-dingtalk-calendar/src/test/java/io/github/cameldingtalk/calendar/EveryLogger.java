// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;

/** What all loggers write at the level TRACE, until it is closed. */
final class EveryLogger implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile("^.*? \\[.*?] ([A-Z]+ [\\w.$/-]+) - ", Pattern.MULTILINE);

    private final CapturedLog log = new CapturedLog();
    private final Map<Object, Integer> before = new HashMap<>();
    private final int defaultBefore;

    EveryLogger() throws ReflectiveOperationException {
        defaultBefore = field(configuration(), "defaultLogLevel").getInt(configuration());
        field(configuration(), "defaultLogLevel").setInt(configuration(), 0);
        for (Object logger : loggers()) {
            Field level = field(logger, "currentLogLevel");
            before.put(logger, level.getInt(logger));
            level.setInt(logger, 0);
        }
    }

    /** Passes each text on with its level and the name of its logger. */
    void read(BiConsumer<String, String> reader) {
        String text = log.text();
        Matcher line = LINE.matcher(text);
        String logger = null;
        int start = 0;
        while (line.find()) {
            if (logger != null) {
                reader.accept(logger, text.substring(start, line.start()));
            }
            logger = line.group(1);
            start = line.end();
        }
        if (logger != null) {
            reader.accept(logger, text.substring(start));
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        log.close();
        field(configuration(), "defaultLogLevel").setInt(configuration(), defaultBefore);
        for (Object logger : loggers()) {
            Integer level = before.get(logger);
            field(logger, "currentLogLevel").setInt(logger, level == null ? configured(logger) : level);
        }
    }

    /** The level that a logger would have got if it had been made at another time. */
    private int configured(Object logger) throws ReflectiveOperationException {
        Method compute = SimpleLogger.class.getDeclaredMethod("recursivelyComputeLevelString");
        compute.setAccessible(true);
        String level = (String) compute.invoke(logger);
        Method read = configuration().getClass().getDeclaredMethod("stringToLevel", String.class);
        read.setAccessible(true);
        return level == null ? defaultBefore : (int) read.invoke(null, level);
    }

    private static Iterable<?> loggers() throws ReflectiveOperationException {
        Object factory = LoggerFactory.getILoggerFactory();
        return ((Map<?, ?>) field(factory, "loggerMap").get(factory)).values();
    }

    private static Object configuration() throws ReflectiveOperationException {
        // The first logger reads the properties.
        LoggerFactory.getILoggerFactory();
        // The first logger reads the properties.
        LoggerFactory.getILoggerFactory();
        Field configuration = SimpleLogger.class.getDeclaredField("CONFIG_PARAMS");
        configuration.setAccessible(true);
        return configuration.get(null);
    }

    private static Field field(Object object, String name) throws ReflectiveOperationException {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
