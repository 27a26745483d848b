package io.loopledger.streaming.posting;

import static io.loopledger.streaming.fixture.Fixture.LINE;
import static io.loopledger.streaming.fixture.Fixture.eur;
import static io.loopledger.streaming.fixture.Fixture.event;
import static io.loopledger.streaming.fixture.Fixture.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingOperatorTest {
  private static final long NOW_MS = Instant.parse("2026-11-24T10:15:30.500Z").toEpochMilli();
  private static final Path REFERENCES = temporaryReferences();
  private static final Map<String, String> EXPECTED = expectedJournal();

  // ---- outputs ----------------------------------------------------------------------------------

  @Test
  void anEventGoesToEntriesRawEventsAndRollup() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(Records.of(Fixture.events()));
      harness.barrier(1);

      assertThat(Net.journal(harness.entries())).isEqualTo(EXPECTED);
      assertThat(harness.rawEvents()).hasSize(18);
      assertThat(harness.rejections()).isEmpty();
      assertThat(harness.deadLetters()).isEmpty();
      // A history for each of 4 subjects, and the live figures of the 2 units among them.
      assertThat(harness.numberOfSubjects()).isEqualTo(6);
    }
  }

  @Test
  void theRollupHasTheSumsOfTheEntriesAndFarFewerRows() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      List<Event> sales = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        sales.add(sale("s-" + i, Subject.line("acme", "customer-" + i)));
      }
      harness.process(Records.of(sales));
      harness.barrier(1);

      assertThat(harness.entries()).hasSize(300);
      assertThat(harness.rollup()).hasSize(3);
      List<Map<String, Object>> rows = Net.values(harness.rollup(), RollupTable.DEFINITION);
      assertThat(rows).extracting(row -> row.get("entry_count")).containsOnly(100L);
      assertThat(Net.balances(rows, "amount"))
          .isEqualTo(
              Map.of(
                  "receivables.invoiced EUR", new BigDecimal("100.000000"),
                  "revenue.products EUR", new BigDecimal("-100.000000"),
                  "units.sold unit", new BigDecimal("100.000000")));
    }
  }

  @Test
  void aDuplicateIsARejectionWithoutADeadLetterAndChangesNothing() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      Event sale = sale("s", LINE);
      harness.process(List.of(Records.of(sale, 0), Records.of(sale, 1), Records.of(sale, 2)));
      harness.barrier(1);

      assertThat(harness.entries()).hasSize(3);
      assertThat(harness.rawEvents()).hasSize(1);
      assertThat(Net.values(harness.rejections(), RejectionsTable.DEFINITION))
          .extracting(row -> row.get("code"), row -> row.get("kafka_offset"))
          .containsExactly(tuple("DUPLICATE", 1L), tuple("DUPLICATE", 2L));
      assertThat(harness.deadLetters()).isEmpty();
      assertThat(Net.values(harness.rollup(), RollupTable.DEFINITION))
          .extracting(row -> row.get("entry_count"))
          .containsOnly(1L);
    }
  }

  @Test
  void recordsNoEventComesOutOfGoToRejectionsAndDeadLettersUntouchedAndLeaveNoState()
      throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      KafkaRecord empty = Records.empty("sales", 0);
      KafkaRecord keyless = Records.withKey(Records.of(sale("s", LINE), 1), null);
      KafkaRecord binaryKey =
          Records.withKey(Records.of(sale("s", LINE), 2), new byte[] {-1, 0, -2});
      KafkaRecord foreign = Records.of(foreignSale(), 3);
      List<KafkaRecord> records = List.of(empty, keyless, binaryKey, foreign);
      harness.process(records);
      harness.barrier(1);

      assertThat(harness.deadLetters())
          .extracting(DeadLetter::code, DeadLetter::owner)
          .containsExactly(
              tuple("UNDECODABLE", "DATA"),
              tuple("SUBJECT_MISMATCH", "DATA"),
              tuple("SUBJECT_MISMATCH", "DATA"),
              tuple("UNKNOWN_BRAND", "CONFIG"));
      assertThat(harness.deadLetters().stream().map(DeadLetter::record).toList())
          .usingRecursiveComparison()
          .isEqualTo(records);
      assertThat(harness.rejections()).hasSize(4);
      assertThat(harness.entries()).isEmpty();
      assertThat(harness.rawEvents()).isEmpty();
      assertThat(harness.rollup()).isEmpty();
      assertThat(harness.numberOfSubjects()).isZero();
    }
  }

  @Test
  void everyRecordIsARowOfTheAuditTrailOrARejection() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      List<KafkaRecord> records = new ArrayList<>(Records.of(Fixture.events()));
      Fixture.events().forEach(event -> records.add(Records.of(event, records.size())));
      records.add(Records.empty("repairs", records.size()));
      records.add(Records.of(foreignSale(), records.size()));
      harness.process(records);

      List<Map<String, Object>> rejections =
          Net.values(harness.rejections(), RejectionsTable.DEFINITION);
      assertThat(rejections).filteredOn(row -> "DUPLICATE".equals(row.get("code"))).hasSize(18);
      assertThat(harness.deadLetters()).hasSize(2);
      assertThat(harness.rawEvents()).hasSize(18);
      assertThat(
              Stream.concat(
                      rejections.stream(),
                      Net.values(harness.rawEvents(), RawEventsTable.DEFINITION).stream())
                  .map(row -> row.get("kafka_offset")))
          .containsExactlyInAnyOrderElementsOf(
              records.stream().map(record -> (Object) record.offset()).toList());
    }
  }

  @Test
  void aBrandThatIsRegisteredWhileTheJobRunsIsSeenByTheNextEvent(@TempDir Path folder)
      throws Exception {
    ReferenceLog.open(folder);
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(List.of(Records.of(sale("s", LINE), 0)));
      assertThat(harness.deadLetters()).hasSize(1);

      Fixture.references(folder);
      harness.process(List.of(Records.of(sale("s", LINE), 1)));
      harness.barrier(1);

      assertThat(harness.entries()).hasSize(3);
    }
  }

  // ---- the roll-up and the barrier --------------------------------------------------------------

  @Test
  void theRollupIsHandedOutBeforeTheBarrierAndOnlyOnce() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(List.of(Records.of(sale("a", LINE), 0)));
      assertThat(harness.rollup()).isEmpty();
      harness.barrier(1);
      assertThat(harness.rollup()).hasSize(3);
      harness.barrier(2);
      assertThat(harness.rollup()).hasSize(3);
      harness.process(List.of(Records.of(sale("b", LINE), 1)));
      harness.barrier(3);
      assertThat(harness.rollup()).hasSize(6);
    }
  }

  @Test
  void theEndOfInputHandsOutTheRollup() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(List.of(Records.of(sale("a", LINE), 0)));
      harness.finish();
      assertThat(harness.rollup()).hasSize(3);
    }
  }

  @Test
  void theRollupsSumsEqualTheEntriesThoughTheJobWasRestoredInBetween() throws Exception {
    List<KafkaRecord> records = Records.of(Fixture.events());
    List<RowData> entries = new ArrayList<>();
    List<RowData> rollup = new ArrayList<>();
    OperatorSubtaskState state;
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(records.subList(0, 11));
      state = harness.barrier(1);
      entries.addAll(harness.entries());
      rollup.addAll(harness.rollup());
      // What follows the barrier is lost with the job, and will come again.
      harness.process(records.subList(11, 14));
    }
    try (PostingHarness harness = PostingHarness.restore(REFERENCES, NOW_MS + 120_000, state)) {
      harness.process(records.subList(11, records.size()));
      harness.barrier(2);
      entries.addAll(harness.entries());
      rollup.addAll(harness.rollup());
    }

    assertThat(Net.journal(entries)).isEqualTo(EXPECTED);
    for (String column : List.of("amount", "reporting_amount")) {
      assertThat(Net.balances(Net.values(rollup, RollupTable.DEFINITION), column))
          .isEqualTo(Net.balances(Net.values(entries, EntriesTable.DEFINITION), column));
    }
    assertThat(
            Net.values(rollup, RollupTable.DEFINITION).stream()
                .mapToLong(row -> (Long) row.get("entry_count"))
                .sum())
        .isEqualTo(entries.size());
  }

  // ---- order, duplicates, recovery --------------------------------------------------------------

  @Property(tries = 60)
  void anyOrderAndAnyRepetitionGiveTheSameNetJournal(@ForAll("arrivals") List<Integer> arrival)
      throws Exception {
    List<KafkaRecord> records = arrivals(arrival);
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(records);
      harness.barrier(1);

      assertThat(Net.journal(harness.entries())).isEqualTo(EXPECTED);
      assertThat(Net.values(harness.entries(), EntriesTable.DEFINITION))
          .extracting(row -> row.get("entry_id"))
          .doesNotHaveDuplicates();
      assertThat(Net.balances(Net.values(harness.rollup(), RollupTable.DEFINITION), "amount"))
          .isEqualTo(
              Net.balances(Net.values(harness.entries(), EntriesTable.DEFINITION), "amount"));
      assertThat(harness.rawEvents()).hasSize(18);
      assertThat(harness.rejections()).hasSize(arrival.size() - 18);
    }
  }

  /** A replay reads its topics out of step; what meets before a barrier is netted. */
  @Property(tries = 40)
  void anyOrderBeforeOneBarrierPostsAsManyEntriesAsTheOrderedRun(
      @ForAll("arrivals") List<Integer> arrival) throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(arrivals(arrival));
      harness.barrier(1);

      assertThat(harness.entries()).hasSize(EXPECTED.size());
    }
  }

  @Property(tries = 40)
  void aRestoreAtAnyPlaceGoesOnExactly(
      @ForAll("arrivals") List<Integer> arrival, @ForAll int placeSeed) throws Exception {
    List<KafkaRecord> records = arrivals(arrival);
    int place = Math.floorMod(placeSeed, records.size());
    List<List<Object>> whole;
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(records.subList(0, place));
      harness.barrier(1);
      harness.process(records.subList(place, records.size()));
      harness.barrier(2);
      whole = entryValues(harness.entries());
    }
    List<List<Object>> parts = new ArrayList<>();
    OperatorSubtaskState state;
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(records.subList(0, place));
      state = harness.barrier(1);
      parts.addAll(entryValues(harness.entries()));
    }
    try (PostingHarness harness = PostingHarness.restore(REFERENCES, NOW_MS, state)) {
      harness.process(records.subList(place, records.size()));
      harness.barrier(2);
      parts.addAll(entryValues(harness.entries()));
    }

    assertThat(parts).isEqualTo(whole);
  }

  // ---- histories that are held ------------------------------------------------------------------

  /** How many histories are held as objects decides what is read when, never what is posted. */
  @Property(tries = 25)
  void aCacheOfAnySizeLeavesTheSameStateAndPostsTheSame(
      @ForAll("arrivals") List<Integer> arrival, @ForAll int placeSeed) throws Exception {
    List<KafkaRecord> records = arrivals(arrival);
    int place = Math.floorMod(placeSeed, records.size());
    List<List<List<Object>>> entries = new ArrayList<>();
    List<Map<String, String>> states = new ArrayList<>();
    for (int maxCachedEvents : new int[] {0, 3, 12, 1_000}) {
      try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS, maxCachedEvents)) {
        harness.process(records.subList(0, place));
        harness.barrier(1);
        harness.process(records.subList(place, records.size()));
        harness.barrier(2);
        entries.add(entryValues(harness.entries()));
        states.add(harness.histories());
      }
    }

    assertThat(states.getFirst()).hasSize(4);
    assertThat(states).allSatisfy(state -> assertThat(state).isEqualTo(states.getFirst()));
    assertThat(entries).allSatisfy(posted -> assertThat(posted).isEqualTo(entries.getFirst()));
  }

  /** From one subtask to two: each goes on with its own subjects, of which it holds none yet. */
  @Test
  void aRescaledJobGoesOnFromWhatWasHeld() throws Exception {
    List<KafkaRecord> records = Records.of(Fixture.events());
    List<RowData> entries = new ArrayList<>();
    OperatorSubtaskState state;
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(records.subList(0, 13));
      state = harness.barrier(1);
      entries.addAll(harness.entries());
    }
    for (int index = 0; index < 2; index++) {
      PostingHarness.Subtask subtask = new PostingHarness.Subtask(index, 2);
      try (PostingHarness harness =
          PostingHarness.restore(REFERENCES, NOW_MS, HistoryCache.MAX_EVENTS, subtask, state, 1)) {
        harness.process(
            records.subList(13, records.size()).stream()
                .filter(record -> subtask.has(record.subjectText()))
                .toList());
        harness.barrier(2);
        entries.addAll(harness.entries());
      }
    }

    assertThat(Net.journal(entries)).isEqualTo(EXPECTED);
  }

  @Test
  void aSnapshotHoldsWhatTheCacheHolds() throws Exception {
    try (PostingHarness harness = PostingHarness.open(REFERENCES, NOW_MS)) {
      harness.process(Records.of(Fixture.events()));
      assertThat(harness.histories()).isEmpty();

      harness.barrier(1);

      assertThat(harness.histories()).hasSize(4);
    }
  }

  // ---- faults -----------------------------------------------------------------------------------

  @Test
  void lostReferenceDataStopsTheJobForGood(@TempDir Path folder) throws Exception {
    Fixture.references(folder);
    OperatorSubtaskState state;
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(List.of(Records.of(sale("a", LINE), 0)));
      state = harness.barrier(1);
    }
    Files.delete(folder.resolve("000001.brand.acme.json"));
    try (PostingHarness harness = PostingHarness.restore(folder, NOW_MS, state)) {
      List<KafkaRecord> next = List.of(Records.of(sale("b", LINE), 1));

      assertThatThrownBy(() -> harness.process(next))
          .isInstanceOf(SuppressRestartsException.class)
          .hasRootCauseMessage(
              "reference version 1 is not in %s, which ends at 0; restore the folder's files",
              folder);
    }
  }

  private static Event sale(String id, Subject subject) {
    return event(id, subject, "2010-12-01T08:26:00Z", new ProductSold(1, eur("1"), null));
  }

  private static Event foreignSale() {
    return plain(
        "other",
        "x",
        Subject.line("other", "1"),
        "2010-12-01T08:26:00Z",
        new ProductSold(1, eur("1"), null));
  }

  @Provide
  Arbitrary<List<Integer>> arrivals() {
    int events = Fixture.events().size();
    return Arbitraries.integers()
        .between(0, events - 1)
        .list()
        .ofMaxSize(10)
        .flatMap(
            repeated -> {
              List<Integer> all = new ArrayList<>(repeated);
              for (int i = 0; i < events; i++) {
                all.add(i);
              }
              return Arbitraries.shuffle(all);
            });
  }

  private static List<KafkaRecord> arrivals(List<Integer> arrival) {
    return Records.of(arrival.stream().map(Fixture.events()::get).toList());
  }

  private static List<List<Object>> entryValues(List<RowData> entries) {
    List<List<Object>> values = new ArrayList<>();
    for (Map<String, Object> entry : Net.values(entries, EntriesTable.DEFINITION)) {
      values.add(new ArrayList<>(entry.values()));
    }
    return values;
  }

  /** What the pure engine says of the same events at once, without the operator. */
  private static Map<String, String> expectedJournal() {
    ReferenceLog references = ReferenceLog.open(REFERENCES);
    PostingEngine engine = new PostingEngine(Chart.builtIn(), references::at);
    Map<Subject, List<Event>> bySubject = new LinkedHashMap<>();
    Fixture.events()
        .forEach(e -> bySubject.computeIfAbsent(e.subject(), s -> new ArrayList<>()).add(e));
    Rows<Entry> rows = Rows.of(EntriesTable.DEFINITION);
    List<RowData> entries = new ArrayList<>();
    bySubject.forEach(
        (subject, events) -> {
          List<PinnedEvent> pinned =
              events.stream().map(e -> new PinnedEvent(e.inMicros(), 1)).toList();
          EntryMaker.entries(
                  events.get(0),
                  engine.journal(pinned).minus(Journal.EMPTY).stream()
                      .map(p -> new SubjectLedger.Caused(p, Cause.EVENT))
                      .toList(),
                  Instant.ofEpochMilli(NOW_MS))
              .forEach(entry -> entries.add(rows.row(entry)));
        });
    assertThat(entries).isNotEmpty();
    return Net.journal(entries);
  }

  private static Path temporaryReferences() {
    try {
      Path folder = Files.createTempDirectory("references");
      folder.toFile().deleteOnExit();
      Fixture.references(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
