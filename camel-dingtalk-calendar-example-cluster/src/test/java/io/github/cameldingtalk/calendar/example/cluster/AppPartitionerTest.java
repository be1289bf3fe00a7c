// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class AppPartitionerTest {

    private static final int PARTITIONS = 12;

    private final AppPartitioner partitioner = new AppPartitioner();

    @Test
    void theStatesAndTheNudgesOfAnAppAreInOnePartition() {
        assertThat(partitions(Stream.of("app", "app/one", "app/two", "app/one/more")))
                .hasSize(1);
    }

    @Test
    void manyAppsUseAllPartitions() {
        assertThat(partitions(IntStream.range(0, 1000).mapToObj(number -> "app-" + number + "/calendar")))
                .hasSize(PARTITIONS)
                .allMatch(partition -> partition >= 0 && partition < PARTITIONS);
    }

    private Set<Integer> partitions(Stream<String> keys) {
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new PartitionInfo("topic", number, Node.noNode(), new Node[0], new Node[0]))
                .toList();
        Cluster cluster = new Cluster("id", List.of(), partitions, Set.of(), Set.of());
        return keys.map(key -> partitioner.partition("topic", key, new byte[0], null, null, cluster))
                .collect(Collectors.toSet());
    }
}
