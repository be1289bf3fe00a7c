// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts all records of an app into one partition, because DingTalk limits the calls of an app: one consumer then has the app's
 * whole limit. The app is the part of the key before the first {@code /}, or the whole key.
 */
public final class AppPartitioner implements Partitioner {

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        String app = String.valueOf(key).split("/", 2)[0];
        int hash = Utils.toPositive(Utils.murmur2(app.getBytes(StandardCharsets.UTF_8)));
        return hash % cluster.partitionsForTopic(topic).size();
    }

    @Override
    public void configure(Map<String, ?> configuration) {}

    @Override
    public void close() {}
}
