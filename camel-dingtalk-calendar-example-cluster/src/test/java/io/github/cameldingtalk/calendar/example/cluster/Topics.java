// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topics of the workers. */
final class Topics {

    private final String brokers = Services.started().brokers();

    /** Puts a record into the topic of the states. */
    void put(String key, @Nullable String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "partitioner.class", AppPartitioner.class.getName()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("calendar-states", key, value));
        }
    }

    /** Waits for the first dead letter with this key. */
    ConsumerRecord<String, String> deadLetter(String key) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("calendar-rejected", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<String, String>> letters = new ArrayList<>();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> {
                    if (key.equals(letter.key())) {
                        letters.add(letter);
                    }
                });
                return !letters.isEmpty();
            });
            return letters.get(0);
        }
    }

    /** Waits until the workers have worked on all nudges, also on those of other tests. */
    void awaitNoNudge() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets("calendar-work")
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetSpec> latest = partitions(admin, "calendar-work")
                        .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
                admin.listOffsets(latest).all().get().forEach((partition, end) -> assertThat(offset(done, partition))
                        .isEqualTo(end.offset()));
            });
        }
    }

    private static Stream<TopicPartition> partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
        OffsetAndMetadata offset = offsets.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** A header of a record as text. */
    static @Nullable String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
