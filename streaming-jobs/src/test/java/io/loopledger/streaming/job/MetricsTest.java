package io.loopledger.streaming.job;

import static io.loopledger.streaming.metrics.JobMetric.ENTRIES_WRITTEN;
import static io.loopledger.streaming.metrics.JobMetric.EVENTS_DEFERRED;
import static io.loopledger.streaming.metrics.JobMetric.EVENTS_POSTED;
import static io.loopledger.streaming.metrics.JobMetric.LATE_REFOLDS;
import static io.loopledger.streaming.metrics.JobMetric.NEWEST_COMMITTED_ARRIVAL_MS;
import static io.loopledger.streaming.metrics.JobMetric.NEWEST_POSTED_ARRIVAL_MS;
import static io.loopledger.streaming.metrics.JobMetric.RECORDS_RECEIVED;
import static io.loopledger.streaming.metrics.JobMetric.REJECTIONS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.lineage.LineageTarget;
import io.loopledger.streaming.metrics.JobMetric;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.testservers.FreePorts;
import io.loopledger.testservers.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of the real job, on its real broker and tables. */
@Timeout(value = 240, unit = SECONDS)
class MetricsTest {
  private final Path folder;
  private final LakeConfig lake;
  private final int port = FreePorts.next();

  MetricsTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.in(folder.resolve("lake"));
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void theJobTellsWhatItDidAndHowFreshItsTablesAre() throws Exception {
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"))) {
      createTopics(kafka);
      publish(kafka);
      JobClient job = start(kafka);
      String scraped = scrapeUntilVisible();
      job.cancel().get();

      assertCounts(scraped);
      double newest = newestArrivalMs();
      assertThat(value(scraped, NEWEST_COMMITTED_ARRIVAL_MS.prometheusName())).isEqualTo(newest);
      assertThat(value(scraped, NEWEST_POSTED_ARRIVAL_MS.prometheusName())).isEqualTo(newest);
      assertThat(value(scraped, JobMetric.FRESHNESS_MS.prometheusName())).isPositive();
      assertThat(value(scraped, JobMetric.LAKE_SNAPSHOTS.prometheusName())).isPositive();
      assertThat(value(scraped, JobMetric.LAKE_READ_FAILURES.prometheusName())).isZero();
      assertThat(value(scraped, "flink_taskmanager_job_task_operator_pendingRecords")).isZero();

      assertThat(names(scraped)).containsAll(flinksOf(MonitoringFiles.metrics()));
      assertThat(labels(scraped, "flink_taskmanager_job_task_operator_loopledger"))
          .containsExactlyInAnyOrder("job_name", "operator_name", "subtask_index", "code");
    }
  }

  /** One comes late, one twice, and one is no event; all of a topic, so in this order. */
  private void assertCounts(String scraped) {
    assertThat(value(scraped, RECORDS_RECEIVED.prometheusName())).isEqualTo(4);
    assertThat(value(scraped, EVENTS_POSTED.prometheusName())).isEqualTo(2);
    assertThat(value(scraped, LATE_REFOLDS.prometheusName())).isEqualTo(1);
    assertThat(value(scraped, EVENTS_DEFERRED.prometheusName())).isZero();
    assertThat(value(scraped, ENTRIES_WRITTEN.prometheusName()))
        .isEqualTo(TestLake.rows(lake, EntriesTable.DEFINITION).size())
        .isPositive();
    assertThat(rejections(scraped, "DUPLICATE")).isEqualTo(1);
    assertThat(rejections(scraped, "UNDECODABLE")).isEqualTo(1);
    assertThat(rejections(scraped, "RULE_FAILED")).isZero();
  }

  private static void publish(TestKafka kafka) {
    List<Event> events = Fixture.events();
    Event first = events.get(9);
    Event second = events.get(10);
    List<KafkaRecord> records =
        List.of(Records.of(second, 0), Records.of(first, 1), Records.of(first, 2));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (KafkaRecord r : records) {
        producer.send(new ProducerRecord<>(r.topic(), 0, null, r.key(), r.value(), r.headers()));
      }
      producer.send(new ProducerRecord<>("sales", 0, new byte[] {1}, new byte[] {2}));
    }
  }

  private JobClient start(TestKafka kafka) throws Exception {
    PostingJobConfig config =
        new PostingJobConfig(
            kafka.bootstrapServers(),
            lake,
            folder.resolve("checkpoints").toUri().toString(),
            folder.resolve("reference").toString(),
            folder.resolve("keys").toString(),
            FreePorts.next(),
            Duration.ofMillis(300),
            1,
            100,
            new Deployment(
                KafkaSecurity.NONE,
                StartPolicy.CHECKED,
                Running.DEFAULT,
                new Watching(OptionalInt.of(port), new LineageTarget.Nobody()),
                ""));
    PostingJob job = new PostingJob(config);
    StreamExecutionEnvironment environment = job.environment();
    return job.defined(environment).executeAsync();
  }

  private static void createTopics(TestKafka kafka) {
    List<String> names = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      names.add(topic.topicName());
      names.add("dlq." + topic.topicName());
    }
    names.add(CommandTopic.NAME);
    names.add(CommandTopic.DEAD_LETTERS);
    Arrays.stream(LiveTopic.values()).map(LiveTopic::topicName).forEach(names::add);
    kafka.createTopics(names.toArray(String[]::new));
  }

  // ---- what Prometheus would read ---------------------------------------------------------------

  /** A scrape reads gauges one after the other, so a look at the lake may come between two. */
  private String scrapeUntilVisible() throws Exception {
    String committed = NEWEST_COMMITTED_ARRIVAL_MS.prometheusName();
    while (true) {
      String scraped = scrape();
      boolean isVisible =
          names(scraped).contains(committed)
              && value(scraped, RECORDS_RECEIVED.prometheusName()) == 4
              && value(scraped, JobMetric.LAKE_SNAPSHOTS.prometheusName()) > 0
              && value(scraped, committed)
                  == value(scraped, NEWEST_POSTED_ARRIVAL_MS.prometheusName());
      if (isVisible && names(scraped).containsAll(flinksOf(MonitoringFiles.metrics()))) {
        return scraped;
      }
      Thread.sleep(200);
    }
  }

  private String scrape() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port))).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private static Set<String> flinksOf(Set<String> metrics) {
    Set<String> flinks = new TreeSet<>(metrics);
    flinks.removeIf(metric -> !metric.startsWith("flink_"));
    return flinks;
  }

  private static Set<String> names(String scraped) {
    Set<String> names = new TreeSet<>();
    scraped
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> names.add(line.split("[{ ]")[0]));
    return names;
  }

  private static Set<String> labels(String scraped, String prefix) {
    Set<String> labels = new TreeSet<>();
    Pattern label = Pattern.compile("(\\w+)=\"");
    scraped
        .lines()
        .filter(line -> line.startsWith(prefix))
        .forEach(
            line -> {
              Matcher matcher = label.matcher(line);
              while (matcher.find()) {
                labels.add(matcher.group(1));
              }
            });
    return labels;
  }

  private static double value(String scraped, String name) {
    return number(scraped, name + "\\{[^}]*\\}");
  }

  private static double rejections(String scraped, String code) {
    return number(scraped, REJECTIONS.prometheusName() + "\\{[^}]*code=\"" + code + "\"[^}]*\\}");
  }

  /** The sum of the series, so that a metric in two places would be found. */
  private static double number(String scraped, String series) {
    Matcher matcher = Pattern.compile("(?m)^" + series + " (\\S+)$").matcher(scraped);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return sum;
  }

  private double newestArrivalMs() {
    return TestLake.rows(lake, RawEventsTable.DEFINITION).stream()
        .map(row -> (Instant) row.get("recorded_time"))
        .mapToLong(Instant::toEpochMilli)
        .max()
        .orElseThrow();
  }
}
