// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import java.io.InputStream;
import java.io.Reader;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Bodies of messages that would fill the memory. They need none themselves until they are read. */
enum HugeBody {
    ENDLESS_STREAM(HugeBody::stream),
    ENDLESS_READER(HugeBody::reader),
    MILLION_FIELDS(() -> entries(1_000_000)),
    MILLION_FIELDS_IN_THE_SCOPE(() -> Map.of("subscribeScope", entries(1_000_000))),
    MILLION_FIELDS_IN_A_FIELD(() -> Map.of("name", entries(1_000_000))),
    ENDLESS_FIELDS(() -> entries(Integer.MAX_VALUE)),
    ENDLESS_ITERABLE(() -> Map.of("managers", endless())),
    ENDLESS_ITERATOR(() -> Map.of("managers", endless().iterator())),
    ENDLESS_LIST_OF_IDS(() -> Map.of("subscribeScope", Map.of("unionIds", endless()))),
    ENDLESS_STREAM_IN_A_FIELD(() -> Map.of("name", IntStream.generate(() -> 1))),
    DEEP_MAP(HugeBody::deep),
    MAP_IN_ITSELF(HugeBody::inItself),
    DEEP_JSON(() -> "{\"name\":".repeat(300_000)),
    BYTES(() -> new byte[10_000_000]);

    private final Supplier<Object> supplier;

    HugeBody(Supplier<Object> supplier) {
        this.supplier = supplier;
    }

    Object body() {
        return supplier.get();
    }

    private static InputStream stream() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };
    }

    private static Reader reader() {
        return new Reader() {
            @Override
            public int read(char[] chars, int offset, int length) {
                Arrays.fill(chars, offset, offset + length, ' ');
                return length;
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
    }

    private static Iterable<String> endless() {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                return "element";
            }
        };
    }

    private static Map<String, Object> entries(int size) {
        return new AbstractMap<>() {
            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Map.Entry<String, Object>> iterator() {
                        return IntStream.range(0, size)
                                .mapToObj(i -> Map.entry("field " + i, (Object) i))
                                .iterator();
                    }

                    @Override
                    public int size() {
                        return size;
                    }
                };
            }
        };
    }

    private static Object deep() {
        Object deep = Map.of();
        for (int i = 0; i < 300_000; i++) {
            deep = Map.of("name", deep);
        }
        return deep;
    }

    private static Object inItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("subscribeScope", map);
        return map;
    }
}
