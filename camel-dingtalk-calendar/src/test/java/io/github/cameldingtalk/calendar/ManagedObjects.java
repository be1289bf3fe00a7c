// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.TabularData;

/** What Camel's MBeans show: their names, their attributes, and what the operations return that only read. */
final class ManagedObjects {

    /** Operations that change something, or wait. */
    private static final Pattern CHANGES = Pattern.compile(
            "(start|stop|suspend|resume|restart|shutdown|remove|reset|clear|purge|send|request|create|add|set|update|enable"
                    + "|disable|reload|cancel|delete|step|attach|detach|evict|cleanup|force|offer|put|trigger|validate|disconnect"
                    + "|awaken|interrupt|continue|forward|release)\\w*");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    void read(BiConsumer<String, String> reader) throws JMException {
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            reader.accept("name of an MBean", name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    reader.accept(attribute.getName(), text(() -> server.getAttribute(name, attribute.getName())));
                }
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (!CHANGES.matcher(operation.getName()).matches()) {
                    String[] types = Stream.of(operation.getSignature())
                            .map(MBeanParameterInfo::getType)
                            .toArray(String[]::new);
                    for (Object value : new Object[] {true, false}) {
                        Object[] arguments =
                                Stream.of(types).map(t -> argument(t, value)).toArray();
                        reader.accept(
                                operation.getName() + "()",
                                text(() -> server.invoke(name, operation.getName(), arguments, types)));
                    }
                }
            }
        }
    }

    private static Object argument(String type, Object flag) {
        return switch (type) {
            case "boolean", "java.lang.Boolean" -> flag;
            case "int", "java.lang.Integer" -> 100;
            case "long", "java.lang.Long" -> 100L;
            case "java.lang.String" -> "dingtalk-calendar";
            default -> null;
        };
    }

    private interface Reading {
        Object read() throws JMException;
    }

    private static String text(Reading reading) {
        try {
            return text(reading.read());
        } catch (JMException | RuntimeMBeanException e) {
            return e + ": " + e.getCause();
        }
    }

    private static String text(Object value) {
        if (value instanceof TabularData table) {
            return table.values().toString();
        }
        return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
    }
}
