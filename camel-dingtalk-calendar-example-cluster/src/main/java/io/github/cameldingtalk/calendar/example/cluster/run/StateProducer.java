// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import io.github.cameldingtalk.calendar.example.cluster.AppPartitioner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends states to the topic {@code calendar-states}, in order. */
final class StateProducer implements AutoCloseable {

    static final String TOPIC = "calendar-states";

    private static final long SECOND_NANOS = 1_000_000_000;

    private final KafkaProducer<String, String> producer;
    private final Map<String, Instant> wantedAt = new ConcurrentHashMap<>();

    /** @param broker the address of the broker */
    StateProducer(String broker) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, AppPartitioner.class.getName());
        // The broker is stopped in one scenario, and no state may be lost.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 180_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 180_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    /**
     * Sends the states in another thread, evenly spaced.
     *
     * @return completed when the broker has acknowledged all states, or failed when one is lost
     */
    CompletableFuture<Void> put(Feed feed, int statesPerSecond) {
        return CompletableFuture.runAsync(() -> send(feed, statesPerSecond));
    }

    private void send(Feed feed, int statesPerSecond) {
        List<Future<?>> sent = new ArrayList<>();
        long start = System.nanoTime();
        for (WantedState state : feed.states()) {
            long due = start + sent.size() * SECOND_NANOS / statesPerSecond;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            sent.add(producer.send(new ProducerRecord<>(TOPIC, state.key(), state.json())));
            wantedAt.put(state.key(), Instant.now());
        }
        for (Future<?> acknowledgment : sent) {
            awaitOne(acknowledgment);
        }
    }

    private static void awaitOne(Future<?> acknowledgment) {
        try {
            acknowledgment.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a state", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** When the last state of each calendar was sent, by the calendar's key. */
    Map<String, Instant> wantedAt() {
        return Map.copyOf(wantedAt);
    }

    @Override
    public void close() {
        producer.close();
    }
}
