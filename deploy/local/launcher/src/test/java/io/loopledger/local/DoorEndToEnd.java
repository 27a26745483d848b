package io.loopledger.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A service of a brand at the HTTP door, and what is left of a customer's name behind it. */
record DoorEndToEnd(RunScript loopledger, String brand) {
  /** A key as a service gets it. */
  record Key(String id, String token) {}

  Key createKey(String source) throws Exception {
    String out =
        loopledger
            .run("keys", "create", "--source", source, "--brand", brand, "--name", "e2e")
            .ok()
            .out();
    Matcher token = Pattern.compile("llk_([0-9a-f]+)_[0-9a-f]+").matcher(out);
    assertThat(token.find()).as(out).isTrue();
    return new Key(token.group(1), token.group());
  }

  HttpResponse<String> send(Key key, String... events) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return send(client, key, events);
    }
  }

  HttpResponse<String> send(HttpClient client, Key key, String... events)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(loopledger.collector() + "/v1/events"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + key.token())
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What the door counted under a source since it started. */
  long counted(String verdict, String source) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(loopledger.collector() + "/metrics")).build();
      return client
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("loopledger_door_events_%s_total".formatted(verdict)))
          .filter(line -> line.contains("source=\"%s\"".formatted(source)))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  String sold(String id, String customer, long quantity) {
    return """
        {"specversion":"1.0","id":"%s","source":"/e2e/shop","type":"io.loopledger.ProductSold",
         "subject":"line:%s/%s","time":"2023-01-10T10:30:00+01:00",
         "data":{"brand":"%s","customer":"%s","quantity":%d,
                 "unit_price":{"amount":"12.50","currency":"EUR"}}}"""
        .formatted(id, brand, id, brand, customer, quantity);
  }

  /** Waits until the audit trail has so many events of the brand. */
  void awaitPosted(long count) throws Exception {
    String sql = "SELECT count(*) FROM raw.events WHERE brand = '%s'".formatted(brand);
    for (int tries = 0; tries < 60; tries++) {
      if (loopledger.query(sql).equals(List.of(Long.toString(count)))) {
        return;
      }
      Thread.sleep(1_000);
    }
    assertThat(loopledger.query(sql)).containsExactly(Long.toString(count));
  }

  /** The files of the home in whose bytes a text stands. */
  List<String> filesWith(String text) throws IOException {
    byte[] wanted = text.getBytes(UTF_8);
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        loopledger.home(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              if (attributes.isRegularFile() && contains(Files.readAllBytes(file), wanted)) {
                found.add(loopledger.home().relativize(file).toString());
              }
              return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException e) {
              return visitFileFailed(file, e);
            }
          }

          /** Servers delete files while they are looked at, such as old checkpoints. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return found;
  }

  /** The topics with a record, unpacked, in whose key, value or headers a text stands. */
  List<String> topicsWith(String text) {
    byte[] wanted = text.getBytes(UTF_8);
    List<String> found = new ArrayList<>();
    forEachRecord(
        record -> {
          if (contains(record, wanted)) {
            found.add(record.topic());
          }
        });
    return found;
  }

  /** Records of events of a source, and of sources under it, in all topics of events. */
  long recordsOf(String source) {
    LongAdder records = new LongAdder();
    forEachRecord(
        record -> {
          Header header = record.headers().lastHeader("ce_source");
          if (header != null
              && !record.topic().startsWith("dlq.")
              && new String(header.value(), UTF_8).startsWith(source + "/")) {
            records.increment();
          }
        });
    return records.sum();
  }

  private void forEachRecord(Consumer<ConsumerRecord<byte[], byte[]>> action) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", loopledger.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .filter(partition -> !partition.topic().startsWith("__"))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(500)).forEach(action);
      }
    }
  }

  /** Rows of a table in one of whose text columns a text stands. */
  String rowsWith(String schema, String table, String text) throws Exception {
    List<String> columns =
        loopledger.query(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = '%s' AND table_name = '%s' AND data_type = 'varchar'"""
                .formatted(schema, table));
    List<String> conditions =
        columns.stream().map(column -> "strpos(\"%s\", '%s') > 0".formatted(column, text)).toList();
    return loopledger
        .query(
            "SELECT count(*) FROM %s.\"%s\" WHERE %s"
                .formatted(schema, table, String.join(" OR ", conditions)))
        .getFirst();
  }

  private static boolean contains(ConsumerRecord<byte[], byte[]> record, byte[] wanted) {
    for (Header header : record.headers()) {
      if (header.value() != null && contains(header.value(), wanted)) {
        return true;
      }
    }
    return (record.key() != null && contains(record.key(), wanted))
        || (record.value() != null && contains(record.value(), wanted));
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    outer:
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (bytes[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
