package io.loopledger.streaming.job;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Posted;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.posting.Outcome;
import io.loopledger.streaming.posting.PostingDesk;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole job in Flink's embedded cluster, with the settings it has in production. */
@Timeout(value = 120, unit = SECONDS)
class PostingJobTest {
  private static final int MAX_EVENTS = 100;

  private final LakeConfig lake;
  private final Path folder;

  PostingJobTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.in(folder.resolve("lake"));
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void theTablesHoldExactlyWhatTheDeskSays() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);

    start(config(1), 1_000).getJobExecutionResult().get();

    assertTablesHold(records);
    assertThat(Scenario.deadLetters())
        .extracting(DeadLetter::code)
        .containsExactly("UNDECODABLE", "UNKNOWN_BRAND", "AMOUNT_OVERFLOW");
  }

  @Test
  void severalSubtasksPostTheSameNetJournal() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);

    start(config(2), 4).getJobExecutionResult().get();

    List<Map<String, Object>> entries = TestLake.rows(lake, EntriesTable.DEFINITION);
    assertThat(Net.journalOf(entries))
        .isEqualTo(Net.journalOf(requireNonNull(expected(records).get(EntriesTable.DEFINITION))));
    assertEveryRecordIsAccountedFor(records);
    assertRollupEqualsEntries(entries);
  }

  @Test
  void aFailureInTheMiddleLosesAndDoublesNothing() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);
    Scenario.failAtRecord(13);

    start(config(1), 5).getJobExecutionResult().get();

    assertThat(Scenario.failures()).isEqualTo(1);
    assertTablesHold(records);
  }

  @Test
  void aFailureWhileRowsAreCommittedLosesAndDoublesNothing() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);
    Scenario.failWhileCommitting(2);

    start(config(1), 5).getJobExecutionResult().get();

    assertThat(Scenario.failures()).isEqualTo(1);
    assertTablesHold(records);
  }

  @Test
  void aKilledJobGoesOnFromItsNewestCheckpointUnderTheSameId() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);
    CountDownLatch read = Scenario.read(12);
    JobClient first = start(config(1), 5);
    read.await();
    first.cancel().get();
    requireCancelled(first);
    assertThat(TestLake.rows(lake, RawEventsTable.DEFINITION)).hasSizeLessThan(18);

    JobClient second = start(config(1), 5);
    second.getJobExecutionResult().get();

    assertThat(second.getJobID()).isEqualTo(first.getJobID());
    assertTablesHold(records);
  }

  private static void requireCancelled(JobClient job) {
    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasRootCauseInstanceOf(JobCancellationException.class);
  }

  @Test
  void aJobStoppedWithASavepointIsContinuedExactlyByAnother() throws Exception {
    List<KafkaRecord> records = everything();
    Scenario.begin(records);
    CountDownLatch read = Scenario.read(10);
    PostingJobConfig config = config(1, Duration.ofHours(1));
    JobClient first = start(config, 10);
    read.await();
    String savepoint = Scenario.stopWithSavepoint(first, folder.resolve("savepoints"));
    first.getJobExecutionResult().get();
    assertThat(TestLake.rows(lake, RawEventsTable.DEFINITION)).hasSize(8);
    assertThat(TestLake.rows(lake, RejectionsTable.DEFINITION)).hasSize(2);

    Configuration settings = FlinkSettings.of(config(1), Optional.empty());
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    JobClient second = start(config(1), settings, 10);
    second.getJobExecutionResult().get();

    assertThat(second.getJobID()).isNotEqualTo(first.getJobID());
    assertTablesHold(records);
  }

  @Test
  void aFreshStartAgainstALakeWithRowsIsRefused() throws Exception {
    Scenario.begin(everything());
    start(config(1), 1_000).getJobExecutionResult().get();
    PostingJobConfig elsewhere = config(1, "lost", Duration.ofMillis(200));

    assertThatThrownBy(() -> start(elsewhere, 1_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("raw.events holds 18 rows but there is no checkpoint in");
  }

  @Test
  void lostReferenceDataFailsTheJobForGoodInsteadOfRestartingIt() throws Exception {
    Scenario.begin(everything());
    CountDownLatch read = Scenario.read(12);
    JobClient first = start(config(1), 5);
    read.await();
    first.cancel().get();
    requireCancelled(first);
    Files.delete(folder.resolve("reference").resolve("000001.brand.acme.json"));

    JobClient second = start(config(1), 5);

    assertThatThrownBy(() -> second.getJobExecutionResult().get())
        .hasStackTraceContaining("reference version 1 is not in " + folder.resolve("reference"));
  }

  // ---- the graph --------------------------------------------------------------------------------

  @Test
  void everyOperatorHasAUidOfOursAndNoneNeedsKryo() {
    Scenario.begin(everything());
    StreamExecutionEnvironment environment = new PostingJob(config(1)).environment();
    PostingJob.define(
        Scenario.stream(environment, 5), config(1), Scenario.deadLetterSink(), Scenario.liveSink());

    StreamGraph graph = environment.getStreamGraph();

    assertThat(graph.getStreamNodes()).hasSizeGreaterThan(8);
    assertThat(graph.getStreamNodes())
        .allSatisfy(node -> assertThat(node.getTransformationUID()).isNotBlank());
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .doesNotHaveDuplicates()
        .contains("posting");
    assertThat(graph.getStreamNodes())
        .allSatisfy(node -> assertThat(node.getMaxParallelism()).isIn(128, 1));
    assertThat(graph.getExecutionConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
  }

  private static List<KafkaRecord> everything() {
    List<Event> events = new ArrayList<>(Fixture.events());
    // Late ones: what came first is repeated, and a sale arrives after its return.
    Collections.swap(events, 9, 11);
    List<KafkaRecord> records = new ArrayList<>();
    for (Event event : events) {
      records.add(Records.of(event, records.size()));
      if (records.size() % 4 == 0) {
        records.add(Records.of(events.get(0), records.size()));
      }
    }
    records.add(Records.empty("sales", records.size()));
    Event foreign =
        Fixture.plain(
            "other",
            "x",
            Subject.line("other", "1"),
            "2010-12-01T08:26:00Z",
            new ProductSold(1, Fixture.eur("1"), null));
    records.add(Records.of(foreign, records.size()));
    Event large =
        Fixture.event(
            "huge",
            Fixture.LINE,
            "2010-12-01T08:26:00Z",
            new ProductSold(Long.MAX_VALUE, Fixture.eur("1"), null));
    records.add(Records.of(large, records.size()));
    return records;
  }

  private JobClient start(PostingJobConfig config, int perCheckpoint) throws Exception {
    StreamExecutionEnvironment environment = new PostingJob(config).environment();
    PostingJob.define(
        Scenario.stream(environment, perCheckpoint),
        config,
        Scenario.deadLetterSink(),
        Scenario.liveSink());
    return environment.executeAsync();
  }

  private static JobClient start(PostingJobConfig config, Configuration settings, int perCheckpoint)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(config.parallelism(), settings);
    PostingJob.define(
        Scenario.stream(environment, perCheckpoint),
        config,
        Scenario.deadLetterSink(),
        Scenario.liveSink());
    return environment.executeAsync();
  }

  private PostingJobConfig config(int parallelism) {
    return config(parallelism, Duration.ofMillis(200));
  }

  private PostingJobConfig config(int parallelism, Duration commitInterval) {
    return config(parallelism, "checkpoints", commitInterval);
  }

  private PostingJobConfig config(int parallelism, String checkpoints, Duration commitInterval) {
    return new PostingJobConfig(
        "no broker",
        lake,
        folder.resolve(checkpoints).toUri().toString(),
        folder.resolve("reference").toString(),
        folder.resolve("keys").toString(),
        0,
        commitInterval,
        parallelism,
        MAX_EVENTS,
        Deployment.ONE_MACHINE);
  }

  // ---- expectations -----------------------------------------------------------------------------

  private void assertTablesHold(List<KafkaRecord> records) {
    Map<TableDefinition<?>, List<Map<String, Object>>> expected = expected(records);
    expected.forEach(this::assertTableHolds);
    assertEveryRecordIsAccountedFor(records);
    assertRollupEqualsEntries(TestLake.rows(lake, EntriesTable.DEFINITION));
  }

  /** Where barriers fall decides what is netted, so entries are compared as net journals. */
  private void assertTableHolds(TableDefinition<?> table, List<Map<String, Object>> rows) {
    List<Map<String, Object>> held = TestLake.rows(lake, table);
    if (table == EntriesTable.DEFINITION) {
      assertThat(Net.journalOf(held)).isEqualTo(Net.journalOf(rows));
      assertThat(held).extracting(row -> row.get("entry_id")).doesNotHaveDuplicates();
      assertThat(held).hasSizeLessThanOrEqualTo(rows.size());
      return;
    }
    assertThat(withoutPostingTime(held))
        .as(table.qualifiedName())
        .containsExactlyInAnyOrderElementsOf(withoutPostingTime(rows));
  }

  /** Accepted = raw events + duplicates + dead letters, each with its place in Kafka. */
  private void assertEveryRecordIsAccountedFor(List<KafkaRecord> records) {
    assertThat(
            Stream.of(RawEventsTable.DEFINITION, RejectionsTable.DEFINITION)
                .flatMap(table -> TestLake.rows(lake, table).stream())
                .map(row -> row.get("kafka_offset")))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, records.size()).mapToObj(offset -> (Object) offset).toList());
  }

  private void assertRollupEqualsEntries(List<Map<String, Object>> entries) {
    List<Map<String, Object>> rollup = TestLake.rows(lake, RollupTable.DEFINITION);
    for (String column : List.of("amount", "reporting_amount")) {
      assertThat(Net.balances(rollup, column)).isEqualTo(Net.balances(entries, column));
    }
    assertThat(rollup.stream().mapToLong(row -> (Long) row.get("entry_count")).sum())
        .isEqualTo(entries.size());
  }

  /** The desk's answers to the records in their order, with no Flink around it. */
  private Map<TableDefinition<?>, List<Map<String, Object>>> expected(List<KafkaRecord> records) {
    PostingDesk desk = new PostingDesk(ReferenceLog.open(folder.resolve("reference")), MAX_EVENTS);
    Rows<Entry> entryRows = Rows.of(EntriesTable.DEFINITION);
    Rows<ReceivedEvent> rawRows = Rows.of(RawEventsTable.DEFINITION);
    Rows<Rejection> rejectionRows = Rows.of(RejectionsTable.DEFINITION);
    Map<String, byte[]> states = new HashMap<>();
    List<RowData> entries = new ArrayList<>();
    List<RowData> raw = new ArrayList<>();
    List<RowData> rejections = new ArrayList<>();
    Instant now = Instant.parse("2026-11-24T10:00:00Z");
    for (KafkaRecord record : records) {
      switch (desk.handle(record, states.get(record.subjectText()), now)) {
        case Outcome.Posted posted -> {
          states.put(record.subjectText(), desk.stateOf(posted.history()));
          raw.add(rawRows.row(posted.event()));
          Posted.entries(posted).forEach(entry -> entries.add(entryRows.row(entry)));
        }
        case Outcome.Applied applied -> throw new AssertionError(applied);
        case Outcome.Laid laid -> throw new AssertionError(laid);
        case Outcome.Rejected rejected -> rejections.add(rejectionRows.row(rejected.rejection()));
      }
    }
    return Map.of(
        EntriesTable.DEFINITION, Net.values(entries, EntriesTable.DEFINITION),
        RawEventsTable.DEFINITION, Net.values(raw, RawEventsTable.DEFINITION),
        RejectionsTable.DEFINITION, Net.values(rejections, RejectionsTable.DEFINITION));
  }

  /**
   * Entries are stamped with the wall clock, which no expectation can name; nanoseconds are cut.
   */
  private static List<Map<String, Object>> withoutPostingTime(List<Map<String, Object>> rows) {
    List<Map<String, Object>> result = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new HashMap<>(row);
      if (row.containsKey("entry_id")) {
        copy.remove("recorded_time");
      }
      result.add(copy);
    }
    return result;
  }
}
