package io.loopledger.streaming.job;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.testservers.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From Kafka through the job to Kafka, killed in between: whoever ignores lower versions ends with
 * exactly the right values of all three topics.
 */
@Timeout(value = 120, unit = SECONDS)
class LiveOutputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CUSTOMER = "psn_mfrggzdfmztwq2lknnwg23tpoa";
  private static final int UNITS_OF_A_STREAK = 5;

  private final Path folder;
  private final LakeConfig lake;

  LiveOutputsTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.in(folder.resolve("lake"));
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void theTopicsHoldExactlyTheLastValuesAlsoAfterARestore() throws Exception {
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        Topics topics = new Topics(kafka.bootstrapServers())) {
      createTopics(kafka);
      topics.send(firstPart());
      JobClient first = start(kafka);
      topics.await(LiveTopic.ALERTS, alerts -> standing(alerts).size() == 3);
      topics.await(LiveTopic.CUSTOMER_IMPACT, impacts -> impacts.size() == 1);
      first.cancel().get();
      assertThatThrownBy(() -> first.getJobExecutionResult().get()).isNotNull();

      topics.send(secondPart());
      JobClient second = start(kafka);
      assertThat(second.getJobID()).as("it goes on").isEqualTo(first.getJobID());
      int sent = firstPart().size() + secondPart().size();
      while (TestLake.rows(lake, RawEventsTable.DEFINITION).size() < sent) {
        topics.poll();
      }
      topics.await(LiveTopic.ALERTS, alerts -> alerts.size() == 4 && standing(alerts).size() == 1);
      topics.await(
          LiveTopic.CUSTOMER_IMPACT,
          impacts -> "FINAL".equals(text(impacts.get("unit:acme/ok#1"), "status")));
      Map<String, BigDecimal> ledger = cellsOfTheLedger();
      topics.await(LiveTopic.LIVE_METRICS, any -> cells(topics).equals(ledger));
      second.cancel().get();

      assertAlerts(topics);
      assertImpacts(topics);
      assertThat(cells(topics)).isEqualTo(cellsOfTheLedger()).hasSizeGreaterThan(20);
      // Five, two and one more of the second part, the late one, and one of the two of the double
      // sale.
      assertThat(sum(topics.latest(LiveTopic.LIVE_METRICS), "units.resold")).isEqualTo(10);
      assertThat(topics.records(LiveTopic.LIVE_METRICS).size())
          .as("a restored job tells every cell again")
          .isGreaterThan(topics.latest(LiveTopic.LIVE_METRICS).size());
    }
  }

  // ---- events -----------------------------------------------------------------------------------

  /** A unit that waits for its repair, five sold at a loss, one sold twice, one never received. */
  private static List<Event> firstPart() {
    List<Event> events = new ArrayList<>();
    events.add(event("ok", "r", 0, new UnitReceived(740L, null)));
    for (int i = 1; i <= UNITS_OF_A_STREAK; i++) {
      events.add(event("u" + i, "r", 0, new UnitReceived(740L, null)));
      events.add(
          event(
              "u" + i, "p", 1, new PayoutIssued(PayoutIssued.Instrument.CASH, Fixture.eur("50"))));
      events.add(event("u" + i, "s", 2, new UnitSold(Fixture.eur("40"))));
      events.add(event("u" + i, "t", 3, shipped()));
    }
    events.add(event("twice", "r", 0, new UnitReceived(740L, null)));
    events.add(event("twice", "s", 2, new UnitSold(Fixture.eur("40"))));
    events.add(event("twice", "s2", 3, new UnitSold(Fixture.eur("40"))));
    events.add(event("late", "s", 2, new UnitSold(Fixture.eur("40"))));
    return events;
  }

  /** The repair; a late receipt, a return of the second sale, and a good sale clear the alerts. */
  private static List<Event> secondPart() {
    return List.of(
        event("ok", "f", 5, new RepairCompleted(Outcome.FIXED, null, null, null, null, null)),
        event("late", "r", 0, new UnitReceived(740L, null)),
        event("u6", "r", 0, new UnitReceived(740L, null)),
        event("u6", "s", 8, new UnitSold(Fixture.eur("90"))),
        event("u6", "t", 9, shipped()),
        event("u7", "r", 0, new UnitReceived(740L, null)),
        event("u7", "s", 8, new UnitSold(Fixture.eur("90"))),
        event("u7", "t", 9, shipped()),
        event("twice", "b", 10, new SaleReturned(1, Fixture.eur("40"), null, null)),
        event("u8", "s", 8, new UnitSold(Fixture.eur("90"))));
  }

  private static UnitShipped shipped() {
    return new UnitShipped(null, null, null, null, null, null, null, List.of());
  }

  private static Event event(String unit, String id, int day, EventData data) {
    EventContext.Builder context =
        EventContext.of(Fixture.BRAND, Origin.REAL).program("repair").category("Laptop medium");
    if (unit.startsWith("u")) {
      context.product("L-1");
    }
    if (unit.equals("ok")) {
      context.customer(CUSTOMER);
    }
    return new Event(
        unit + "-" + id,
        "/live",
        Subject.unit(Fixture.BRAND, unit),
        Instant.parse("2010-12-01T10:00:00Z").plus(Duration.ofDays(day)),
        context.build(),
        data);
  }

  // ---- expectations -----------------------------------------------------------------------------

  private void assertAlerts(Topics topics) {
    Map<String, JsonNode> alerts = topics.latest(LiveTopic.ALERTS);
    assertThat(alerts.values())
        .extracting(a -> a.get("rule").asText() + " " + a.get("about").asText())
        .containsExactlyInAnyOrder(
            "sale-never-received unit:acme/late",
            "unit-oversold unit:acme/twice",
            "negative-margin-streak product:acme/L-1",
            "sale-never-received unit:acme/u8");
    assertThat(standing(alerts))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("about").asText()).isEqualTo("unit:acme/u8");
              assertThat(alert.get("severity").asText()).isEqualTo("CRITICAL");
              assertThat(alert.get("evidence").get("sale").asText()).isEqualTo("u8-s");
            });
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (Map<String, Object> row : TestLake.rows(lake, AlertsTable.DEFINITION)) {
      rows.merge(
          String.valueOf(row.get("alert_id")), row, (a, b) -> version(a) > version(b) ? a : b);
    }
    assertThat(rows.keySet()).as("the table has the same alerts").isEqualTo(alerts.keySet());
    rows.forEach(
        (id, row) -> {
          assertThat(row.get("status")).isEqualTo(text(alerts.get(id), "status"));
          assertThat(String.valueOf(row.get("version"))).isEqualTo(text(alerts.get(id), "version"));
        });
  }

  private static void assertImpacts(Topics topics) {
    Map<String, JsonNode> impacts = topics.latest(LiveTopic.CUSTOMER_IMPACT);
    assertThat(impacts).containsOnlyKeys("unit:acme/ok#1");
    JsonNode last = requireNonNull(impacts.get("unit:acme/ok#1"));
    assertThat(last.get("version").asInt()).isEqualTo(2);
    assertThat(last.get("customer").asText()).isEqualTo(CUSTOMER);
    assertThat(last.get("figure").get("avoided_kg").asText()).isEqualTo("132.66");
    assertThat(last.get("text_de").asText())
        .startsWith("Danke! Die Reparatur dieses Artikels hat rund 133 kg CO2e vermieden. ");
  }

  /** Sums by account and measure, of the latest cells. */
  private static Map<String, BigDecimal> cells(Topics topics) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (JsonNode cell : topics.latest(LiveTopic.LIVE_METRICS).values()) {
      sums.merge(
          cellKey(
              text(cell, "business_date"),
              text(cell, "account"),
              text(cell, "measure"),
              text(cell, "category"),
              text(cell, "method"),
              text(cell, "factor_version")),
          new BigDecimal(String.valueOf(text(cell, "amount"))).setScale(6),
          BigDecimal::add);
    }
    return withoutZeros(sums);
  }

  private Map<String, BigDecimal> cellsOfTheLedger() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Map<String, Object> row : TestLake.rows(lake, EntriesTable.DEFINITION)) {
      sums.merge(
          cellKey(
              row.get("business_date"),
              row.get("account"),
              row.get("measure"),
              row.get("category"),
              row.get("method"),
              row.get("factor_version")),
          (BigDecimal) row.get("amount"),
          BigDecimal::add);
    }
    return withoutZeros(sums);
  }

  private static String cellKey(@Nullable Object... parts) {
    return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("|"));
  }

  private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> sums) {
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static long version(Map<String, Object> row) {
    return Long.parseLong(String.valueOf(row.get("version")));
  }

  private static List<JsonNode> standing(Map<String, JsonNode> alerts) {
    return alerts.values().stream()
        .filter(alert -> alert.get("status").asText().equals("RAISED"))
        .toList();
  }

  private static int sum(Map<String, JsonNode> cells, String account) {
    return cells.values().stream()
        .filter(cell -> cell.get("account").asText().equals(account))
        .mapToInt(cell -> cell.get("amount").asInt())
        .sum();
  }

  private static @Nullable String text(@Nullable JsonNode json, String field) {
    JsonNode value = json == null ? null : json.get(field);
    return value == null ? null : value.asText();
  }

  // ---- the job and its broker -------------------------------------------------------------------

  private JobClient start(TestKafka kafka) throws Exception {
    PostingJobConfig config =
        new PostingJobConfig(
            kafka.bootstrapServers(),
            lake,
            folder.resolve("checkpoints").toUri().toString(),
            folder.resolve("reference").toString(),
            folder.resolve("keys").toString(),
            0,
            Duration.ofMillis(300),
            1,
            100,
            Deployment.ONE_MACHINE);
    StreamExecutionEnvironment environment = new PostingJob(config).environment();
    PostingJob.define(
        environment
            .fromSource(KafkaEnds.events(config), WatermarkStrategy.noWatermarks(), "events")
            .uid("kafka-events"),
        config,
        KafkaEnds.deadLetters(config),
        KafkaEnds.live(config));
    return environment.executeAsync();
  }

  private static void createTopics(TestKafka kafka) {
    List<String> names = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      names.add(topic.topicName());
      names.add(topic.deadLetterTopicName());
    }
    for (LiveTopic topic : LiveTopic.values()) {
      names.add(topic.topicName());
    }
    names.add(CommandTopic.NAME);
    kafka.createTopics(names.toArray(String[]::new));
  }

  /** Writes events, and reads what is said of them. */
  private static final class Topics implements AutoCloseable {
    private final EventRecords events = new EventRecords();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();

    Topics(String bootstrapServers) {
      Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
    }

    void send(List<Event> all) throws Exception {
      for (Event event : all) {
        producer.send(events.toRecord(event)).get();
      }
    }

    /** Reads on until the latest values of a topic are as wanted. */
    void await(LiveTopic topic, Predicate<Map<String, JsonNode>> wanted) {
      while (!wanted.test(latest(topic))) {
        try {
          poll();
        } catch (InterruptException e) {
          throw new AssertionError("not as wanted: " + latest(topic), e);
        }
      }
    }

    /** Of each key the value that a consumer ends with that ignores lower versions. */
    Map<String, JsonNode> latest(LiveTopic topic) {
      Map<String, JsonNode> latest = new TreeMap<>();
      for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
        latest.merge(
            new String(record.key(), StandardCharsets.UTF_8),
            json(record.value()),
            (a, b) -> b.get("version").asLong() >= a.get("version").asLong() ? b : a);
      }
      return latest;
    }

    List<ConsumerRecord<byte[], byte[]>> records(LiveTopic topic) {
      return records.getOrDefault(topic.topicName(), List.of());
    }

    private void poll() {
      if (consumer.assignment().isEmpty()) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (LiveTopic topic : LiveTopic.values()) {
          consumer
              .partitionsFor(topic.topicName())
              .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        records.computeIfAbsent(record.topic(), any -> new ArrayList<>()).add(record);
      }
    }

    private static JsonNode json(byte[] value) {
      try {
        return JSON.readTree(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      producer.close(Duration.ZERO);
      consumer.close();
    }
  }
}
