// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of an application that throw while they are written. */
class FailingObjectTest {

    private static final RequestBody UPDATE = new RequestBody(Fields.UPDATED_CALENDAR, true);
    private static final RequestBody CREATE = new RequestBody(Fields.NEW_CALENDAR, true);

    private static Map<String, Object> mapThatThrows(RuntimeException e) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw e;
            }

            @Override
            public String toString() {
                return "a map";
            }
        };
    }

    private static List<Object> listThatThrows(RuntimeException e) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw e;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public String toString() {
                return "a list";
            }
        };
    }

    /** A map that another thread changes while it is written. */
    private static Map<String, Object> mapThatChanges() {
        Map<String, Object> map = new HashMap<>();
        map.put("description", new SuppliedText(() -> {
            map.put("added" + map.size(), "a");
            return "a";
        }));
        map.put("managers", List.of());
        return map;
    }

    public static final class Bean {
        public String getName() {
            throw new IllegalStateException("no name yet");
        }
    }

    public static final class EndlessBean {
        public String getName() {
            throw new StackOverflowError();
        }
    }

    private static Object deep() {
        List<Object> outer = new ArrayList<>();
        List<Object> list = outer;
        for (int i = 0; i < 100_000; i++) {
            List<Object> inner = new ArrayList<>();
            list.add(inner);
            list = inner;
        }
        return outer;
    }

    private static Iterable<Object> endless() {
        return () -> Stream.<Object>generate(() -> "manager").iterator();
    }

    static Stream<Named<Object>> bodies() {
        RuntimeException reason = new UnsupportedOperationException("not now");
        Iterable<Object> iterable = () -> {
            throw reason;
        };
        Iterator<Object> iterator = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object next() {
                throw reason;
            }
        };
        return Stream.of(
                Named.of("a map", mapThatThrows(reason)),
                Named.of(
                        "a map that throws an IllegalArgumentException", mapThatThrows(new IllegalArgumentException())),
                Named.of("a map that is changed", mapThatThrows(new ConcurrentModificationException())),
                Named.of("a map in a map", Map.of("subscribeScope", mapThatThrows(reason))),
                Named.of("a map beside a value", Map.of("x", 1, "subscribeScope", mapThatThrows(reason))),
                Named.of("a list", Map.of("managers", listThatThrows(reason))),
                Named.of("a list beside a value", Map.of("name", 'n', "managers", listThatThrows(reason))),
                Named.of("an iterable", Map.of("managers", iterable)),
                Named.of("an iterator", Map.of("managers", iterator)),
                Named.of("an iterator without an end", Map.of("managers", endless())),
                Named.of("a getter", new Bean()),
                Named.of("an endless getter", new EndlessBean()),
                Named.of("an endless getter in a map", Map.of("name", new EndlessBean())),
                Named.of("a deep list", Map.of("managers", deep())),
                Named.of("a map that changes", mapThatChanges()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isRejectedWithItsClass(Object body) {
        for (RequestBody requestBody : List.of(UPDATE, CREATE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> requestBody.toJson(body))
                    .withMessageStartingWith(
                            "the body, a " + body.getClass().getName() + ", cannot be written as JSON: ");
        }
    }
}
