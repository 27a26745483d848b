package io.loopledger.local.service;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.schemas.wire.ReferenceTopic;
import io.loopledger.schemas.wire.ReferenceTopic.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Takes the reference log to topic {@code reference}, where the posting job reads it: every file
 * that the topic does not have, in the order of the numbers. Doing so again changes nothing.
 */
public final class ReferencePublisher implements ReferenceLog.Around {
  private static final int PATIENCE_MS = 20_000;

  private final String bootstrapServers;
  private final Path folder;

  /** From this folder to these brokers. */
  public ReferencePublisher(String bootstrapServers, Path folder) {
    this.bootstrapServers = bootstrapServers;
    this.folder = folder;
  }

  @Override
  public void appended() {
    publish();
  }

  /**
   * Publishes what is missing.
   *
   * @return how many files that were
   * @throws Failure if the topic holds other bytes under a number, or files that the folder lacks,
   *     or if Kafka does not take one
   */
  public int publish() {
    try {
      List<LogFile> missing = missing();
      send(missing);
      return missing.size();
    } catch (KafkaException | IllegalStateException e) {
      throw new Failure(
          "The reference log in %s could not be published: %s. It is complete there; ./loopledger up"
                  .formatted(folder, e.getMessage())
              + " publishes the rest, and until then the posting job does not see it.",
          e);
    }
  }

  private List<LogFile> missing() {
    Map<Integer, LogFile> known = published();
    List<LogFile> missing = new ArrayList<>();
    for (LogFile file : files()) {
      LogFile there = known.remove(file.number());
      if (there == null) {
        missing.add(file);
      } else if (!there.name().equals(file.name())
          || !Arrays.equals(there.content(), file.content())) {
        throw new Failure(
            "Topic %s holds '%s' under number %06d, but %s holds '%s', and they differ: folder and"
                    .formatted(
                        ReferenceTopic.NAME, there.name(), file.number(), folder, file.name())
                + " Kafka are not of the same installation. Restore both together.");
      }
    }
    if (!known.isEmpty()) {
      throw new Failure(
          "Topic %s holds '%s', which is not in %s: figures were posted with it. Restore the folder."
              .formatted(ReferenceTopic.NAME, known.values().iterator().next().name(), folder));
    }
    return missing;
  }

  private Map<Integer, LogFile> published() {
    Map<Integer, LogFile> known = new TreeMap<>();
    try (ReferenceTopic topic = ReferenceTopic.open(client(), ReferenceTopic.NAME)) {
      topic.next().forEach(file -> known.putIfAbsent(file.number(), file));
    }
    return known;
  }

  private List<LogFile> files() {
    try (Stream<Path> list = Files.list(folder)) {
      List<LogFile> files = new ArrayList<>();
      for (Path path :
          list.filter(p -> p.getFileName().toString().matches("\\d{6}\\..+")).sorted().toList()) {
        byte[] content = Files.readAllBytes(path);
        if (content.length >= ReferenceTopic.MAX_BYTES) {
          throw new Failure(
              "%s has %,d bytes; topic %s takes %,d. Load the zip or the CSV of the rates instead."
                  .formatted(path, content.length, ReferenceTopic.NAME, ReferenceTopic.MAX_BYTES));
        }
        files.add(new LogFile(path.getFileName().toString(), content));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the reference folder " + folder, e);
    }
  }

  private void send(List<LogFile> files) {
    if (files.isEmpty()) {
      return;
    }
    Properties settings = client();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ReferenceTopic.MAX_BYTES);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 4);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (LogFile file : files) {
        // One after the other: a later file without an earlier one would keep readers waiting.
        producer.send(file.toRecord(ReferenceTopic.NAME)).get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take a file: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while publishing the reference log", e);
    }
  }

  private Properties client() {
    Properties client = new Properties();
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return client;
  }
}
