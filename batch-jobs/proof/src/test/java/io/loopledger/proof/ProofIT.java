package io.loopledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.Waiting;
import io.loopledger.proof.sql.LiabilityCheck;
import io.loopledger.proof.table.ProofLog;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The proof of a real lake: it finds nothing where nothing is wrong, and everything that is. */
@ExtendWith(SharedLake.class)
class ProofIT {
  private final RunningLake running;
  private final Path scratch;

  ProofIT(RunningLake running, @TempDir Path scratch) {
    this.running = running;
    this.scratch = scratch;
  }

  @Test
  void aLakeThatNobodyTouchedIsCleanAndAllOfItIsProved() throws Exception {
    ProofResult result = prove();

    assertThat(result.findings()).isEmpty();
    assertThat(result.isClean()).isTrue();
    assertThat(result.subjects().differingBuckets()).isZero();
    assertThat(result.subjects().events()).isEqualTo(count("SELECT count(*) FROM raw.events"));
    assertThat(result.subjects().subjects())
        .isEqualTo(count("SELECT count(DISTINCT subject) FROM raw.events"))
        .isGreaterThan(SharedLake.UNITS);
    assertThat(result.subjects().entries())
        .isEqualTo(count("SELECT count(*) FROM ledger.entries"))
        .isGreaterThanOrEqualTo(result.subjects().lines());
    assertThat(result.records())
        .isEqualTo(
            count(
                "SELECT (SELECT count(*) FROM raw.events) + (SELECT count(*) FROM ops.commands)"));
    assertThat(result.liabilities()).isNotEmpty();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void theRollForwardOfVouchersEndsWithWhatTheLedgerHas() throws Exception {
    List<LiabilityCheck.Line> lines = prove().liabilities();

    BigDecimal moved =
        lines.stream().map(LiabilityCheck.Line::movement).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(moved)
        .isEqualByComparingTo(
            decimal(
                "SELECT sum(amount) FROM ledger.entries WHERE account LIKE 'vouchers._pv'"
                    + " OR account = 'vouchers.outstanding'"));
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.opening().add(line.movement()))
                    .isEqualByComparingTo(line.closing()));
  }

  @Test
  void anEntryThatWasLostIsMissing() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record lost = posted(entries);
      entries.lose(lost);

      ProofResult result = prove();

      Finding finding = only(result, Kind.MISSING_ENTRY);
      assertNames(finding, lost);
      assertThat(finding.expected()).isEqualByComparingTo((BigDecimal) lost.getField("amount"));
      assertThat(finding.found()).isEqualByComparingTo("0");
      assertThat(finding.place().source()).startsWith("/");
      assertThat(finding.correction().orElseThrow().amount())
          .isEqualTo(((BigDecimal) lost.getField("amount")).toPlainString());
      assertThat(result.counts()).containsOnlyKeys(Kind.MISSING_ENTRY, Kind.ROLLUP);
    }
  }

  @Test
  void anEntryThatIsThereTwiceIsDouble() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record twice = posted(entries);
      entries.add(twice);

      ProofResult result = prove();

      Finding finding = only(result, Kind.DOUBLE_ENTRY);
      assertNames(finding, twice);
      BigDecimal amount = (BigDecimal) twice.getField("amount");
      assertThat(finding.expected()).isEqualByComparingTo(amount);
      assertThat(finding.found()).isEqualByComparingTo(amount.add(amount));
      assertThat(finding.correction().orElseThrow().amount())
          .isEqualTo(amount.negate().toPlainString());
      assertThat(result.counts()).containsOnlyKeys(Kind.DOUBLE_ENTRY, Kind.ROLLUP);
    }
  }

  /** The sums are right, but an entry is there twice, and what was made up takes it back. */
  @Test
  void aDoubleEntryThatAForgedOneTakesBackIsFoundThoughNothingDiffers() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record twice = posted(entries);
      entries.add(twice);
      Record back = twice.copy();
      back.setField("entry_id", "forged");
      back.setField("amount", ((BigDecimal) twice.getField("amount")).negate());
      back.setField("reporting_amount", ((BigDecimal) twice.getField("reporting_amount")).negate());
      entries.add(back);

      ProofResult result = prove();

      assertNames(only(result, Kind.DOUBLE_ENTRY), twice);
      assertThat(only(result, Kind.DOUBLE_ENTRY).correction()).isEmpty();
      assertThat(result.subjects().differingBuckets()).isZero();
    }
  }

  @Test
  void anAmountThatWasAlteredIsFoundToTheLastMicro() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record altered = posted(entries);
      BigDecimal micro = new BigDecimal("0.000001");
      BigDecimal wrong = ((BigDecimal) altered.getField("amount")).add(micro);
      entries.replace(
          altered,
          row -> {
            row.setField("amount", wrong);
            return row;
          });

      ProofResult result = prove();

      Finding finding = only(result, Kind.ALTERED);
      assertNames(finding, altered);
      assertThat(finding.found()).isEqualByComparingTo(wrong);
      assertThat(finding.correction().orElseThrow().amount()).isEqualTo("-0.000001");
      assertThat(result.counts()).containsOnlyKeys(Kind.ALTERED, Kind.ROLLUP);
    }
  }

  @Test
  void anEntryUnderAnotherDimensionIsMissingThereAndForeignHere() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record moved = posted(entries);
      entries.replace(
          moved,
          row -> {
            row.setField("product", "another|product");
            return row;
          });

      ProofResult result = prove();

      assertNames(only(result, Kind.MISSING_ENTRY), moved);
      assertNames(only(result, Kind.FOREIGN_ENTRY), moved);
      // The roll-up has no product, and the amounts are the same.
      assertThat(result.counts()).containsOnlyKeys(Kind.MISSING_ENTRY, Kind.FOREIGN_ENTRY);
      Corrections corrections = Corrections.of("run", result);
      assertThat(corrections.refused()).isEmpty();
      assertThat(corrections.commands()).hasSize(1);
    }
  }

  /** A pair that balances, of an event that never was. */
  @Test
  void entriesOfAnEventThatNeverWasAreForeign() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      for (String sign : List.of("", "-")) {
        Record foreign = posted(entries).copy();
        foreign.setField("entry_id", "forged" + sign);
        foreign.setField("event_id", "never-was");
        foreign.setField("subject", "unit:demo/never-was");
        foreign.setField("account", sign.isEmpty() ? "cash" : "revenue.resale");
        foreign.setField("amount", new BigDecimal(sign + "7.000000"));
        foreign.setField("reporting_amount", new BigDecimal(sign + "7.000000"));
        entries.add(foreign);
      }

      ProofResult result = prove();

      assertThat(ofKind(result, Kind.FOREIGN_ENTRY))
          .hasSize(2)
          .allSatisfy(
              finding -> {
                assertThat(finding.place().eventId()).isEqualTo("never-was");
                assertThat(finding.place().source()).isNull();
              });
      assertThat(Corrections.of("run", result).commands()).hasSize(1);
      assertThat(result.counts()).containsOnlyKeys(Kind.FOREIGN_ENTRY, Kind.ROLLUP);
    }
  }

  @Test
  void aRowOfTheRollupThatIsWrongIsFoundByItsKey() throws Exception {
    try (Damage rollup = Damage.to(running.lake(), RollupTable.DEFINITION)) {
      Record wrong = rollup.first(row -> "EUR".equals(row.getField("measure")));
      BigDecimal amount = ((BigDecimal) wrong.getField("amount"));
      rollup.replace(
          wrong,
          row -> {
            row.setField("amount", amount.add(BigDecimal.ONE));
            return row;
          });

      ProofResult result = prove();

      Finding finding = only(result, Kind.ROLLUP);
      assertThat(finding.place().account()).isEqualTo(wrong.getField("account"));
      assertThat(finding.place().brand()).isEqualTo(wrong.getField("brand"));
      assertThat(finding.expected()).isEqualByComparingTo(amount);
      assertThat(finding.found()).isEqualByComparingTo(amount.add(BigDecimal.ONE));
      assertThat(finding.message()).contains("business_date " + wrong.getField("business_date"));
      assertThat(result.subjects().differingBuckets()).isZero();
    }
  }

  @Test
  void aRowOfVouchersThatTheRollupLostBreaksTheRollForwardOnce() throws Exception {
    try (Damage rollup = Damage.to(running.lake(), RollupTable.DEFINITION)) {
      Record lost =
          rollup.first(row -> row.getField("account").toString().startsWith("vouchers.mpv"));
      rollup.lose(lost);

      ProofResult result = prove();

      Finding finding = only(result, Kind.LIABILITY);
      assertThat(finding.place().brand()).isEqualTo(lost.getField("brand"));
      assertThat(finding.message()).contains(lost.getField("period").toString());
      assertThat(only(result, Kind.ROLLUP).place().account()).isEqualTo(lost.getField("account"));
    }
  }

  @Test
  void anEventThatWasLostIsAGapInItsTopicAndItsEntriesAreForeign() throws Exception {
    try (Damage events = Damage.to(running.lake(), RawEventsTable.DEFINITION)) {
      Record lost =
          events.first(
              row ->
                  "UnitSold".equals(row.getField("type"))
                      && (Long) row.getField("kafka_offset") > 3);
      events.lose(lost);

      ProofResult result = prove();

      assertThat(only(result, Kind.OFFSET_GAP).message())
          .isEqualTo(
              "topic %s, partition 0: 1 records from offset %s to %s are in none of raw.events, ops.rejections, ops.deferred and ops.commands"
                  .formatted(
                      lost.getField("topic"),
                      lost.getField("kafka_offset"),
                      lost.getField("kafka_offset")));
      assertThat(ofKind(result, Kind.FOREIGN_ENTRY))
          .isNotEmpty()
          .anySatisfy(f -> assertThat(f.place().eventId()).isEqualTo(lost.getField("event_id")));
      // They are right: the event is what is missing.
      assertThat(Corrections.of("run", result).commands()).isEmpty();
      assertThat(Corrections.of("run", result).refused()).isNotEmpty();
    }
  }

  @Test
  void anEventThatIsThereTwiceFoldsOnceAndIsTold() throws Exception {
    try (Damage events = Damage.to(running.lake(), RawEventsTable.DEFINITION)) {
      Record twice = events.first(row -> "UnitSold".equals(row.getField("type")));
      events.add(twice);

      ProofResult result = prove();

      assertThat(only(result, Kind.DOUBLE_EVENT).place().eventId())
          .isEqualTo(twice.getField("event_id"));
      assertThat(result.counts()).containsOnlyKeys(Kind.DOUBLE_EVENT, Kind.OFFSET_TWICE);
    }
  }

  /** What the ledger has of the subject is neither right nor wrong then, and never taken back. */
  @Test
  void eventsThatCannotBeFoldedAreToldAndTheirEntriesAreNotForeign() throws Exception {
    try (Damage events = Damage.to(running.lake(), RawEventsTable.DEFINITION)) {
      Record pinned = events.first(row -> "UnitSold".equals(row.getField("type")));
      events.replace(
          pinned,
          row -> {
            row.setField("ref_version", 999L);
            return row;
          });

      ProofResult result = prove();

      assertThat(only(result, Kind.UNFOLDABLE).place().subject())
          .isEqualTo(pinned.getField("subject"));
      assertThat(result.counts()).containsOnlyKeys(Kind.UNFOLDABLE);
      assertThat(result.subjects().differingBuckets()).isEqualTo(1);
    }
  }

  @Test
  void anEventOfAnEvictedCycleWaitsAndIsNoFinding() throws Exception {
    try (Damage deferred = Damage.to(running.lake(), DeferredTable.DEFINITION)) {
      Record row = deferred.empty();
      row.setField("event_id", "late-1");
      row.setField("source", "/shop/demo");
      row.setField("type", "UnitReceived");
      row.setField("subject", subject());
      row.setField("brand", "demo");
      row.setField("effective_time", Instant.EPOCH.atOffset(ZoneOffset.UTC));
      row.setField("recorded_time", Instant.EPOCH.atOffset(ZoneOffset.UTC));
      row.setField("topic", "returns");
      row.setField("kafka_partition", 0);
      row.setField(
          "kafka_offset",
          count("SELECT 1 + max(kafka_offset) FROM raw.events WHERE topic = 'returns'"));
      row.setField("reason", "CYCLE_EVICTED");
      deferred.add(row);

      ProofResult result = prove();

      assertThat(result.findings()).isEmpty();
      assertThat(result.subjects().waiting())
          .contains(new Waiting(subject(), "late-1", "/shop/demo", "CYCLE_EVICTED", Instant.EPOCH));
    }
  }

  @Test
  void processesThatShareTheSubjectsFindWhatOneFinds() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record lost = posted(entries);
      entries.lose(lost);
      ProofSnapshots snapshots = ProofSnapshots.newest(running.lake());
      Findings findings = new Findings(100);
      long subjects = 0;
      long counted = 0;
      for (BucketRange range : BucketRange.split(3)) {
        SubjectsProof part =
            proof(new ProofConfig(1, 100, scratch, range)).subjects(snapshots, findings);
        subjects += part.subjects();
        counted += part.entries();
      }

      assertThat(findings.kept()).hasSize(1);
      assertNames(findings.kept().getFirst(), lost);
      assertThat(subjects).isEqualTo(count("SELECT count(DISTINCT subject) FROM raw.events"));
      assertThat(counted).isEqualTo(count("SELECT count(*) FROM ledger.entries"));
    }
  }

  /** A whole table that is wrong is counted, and does not fill the memory. */
  @Test
  void whatIsMoreThanCanBeListedIsNotSilent() throws Exception {
    ProofSnapshots all = ProofSnapshots.newest(running.lake());
    Map<TableDefinition<?>, OptionalLong> withoutEvents = new LinkedHashMap<>(all.byTable());
    withoutEvents.put(RawEventsTable.DEFINITION, OptionalLong.empty());

    ProofResult result =
        proof(new ProofConfig(2, 5, scratch, BucketRange.ALL))
            .run(new ProofSnapshots(all.checkpointId(), withoutEvents));

    assertThat(result.findings()).hasSize(5);
    assertThat(result.counts().get(Kind.FOREIGN_ENTRY)).isGreaterThan(5);
    assertThat(result.subjects().unlistedCells()).isPositive();
    assertThat(result.isClean()).isFalse();
  }

  @Test
  void aRunIsInTheLogOnceHoweverOftenItIsWritten() throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      Record lost = posted(entries);
      entries.lose(lost);
      ProofRun run = ProofRuns.of("proof-1", Instant.parse("2026-11-26T02:00:00Z"), prove());

      assertThat(new ProofLog(running.lake()).append(run)).isEqualTo(ProofLog.Outcome.WRITTEN);
      assertThat(new ProofLog(running.lake()).append(run)).isEqualTo(ProofLog.Outcome.KNOWN);

      assertThat(
              text(
                  "SELECT concat_ws(',', run_id, CAST(clean AS varchar), f.kind, f.event_id,"
                      + " json_extract_scalar(element_at(corrections, f.command_id), '$.amounts[0].account'))"
                      + " FROM ops.proofs CROSS JOIN UNNEST(listed) AS f"
                      + "(kind, brand, subject, event_id, source, account, measure, expected,"
                      + " found, message, command_id) WHERE f.kind = 'MISSING_ENTRY'"))
          .isEqualTo(
              "proof-1,false,MISSING_ENTRY,%s,%s"
                  .formatted(lost.getField("event_id"), lost.getField("account")));
      assertThat(count("SELECT count(*) FROM ops.proofs WHERE run_id = 'proof-1'")).isEqualTo(1);
    }
  }

  @Test
  void aLostAnAlteredAndADoubledRowAreEachPutRightByACommand() throws Exception {
    assertPutRight(Damage::lose);
    assertPutRight(Damage::add);
    assertPutRight(
        (entries, row) ->
            entries.replace(
                row,
                altered -> {
                  altered.setField(
                      "amount", ((BigDecimal) row.getField("amount")).add(BigDecimal.TEN));
                  return altered;
                }));
  }

  /** Wrong in one row, as the posting job puts it right, and proved again. */
  private void assertPutRight(BiConsumer<Damage, Record> wrong) throws Exception {
    try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
      wrong.accept(entries, posted(entries));
      ProofResult before = prove();
      assertThat(before.findings().stream().filter(f -> f.kind().isOfEntries())).hasSize(1);

      Corrections corrections = Corrections.of("run", before);
      assertThat(corrections.refused()).isEmpty();
      corrections.commands().forEach(this::post);

      ProofResult after = prove();
      assertThat(after.subjects().differingBuckets()).isZero();
      assertThat(after.counts().keySet()).isSubsetOf(Kind.ROLLUP, Kind.DOUBLE_ENTRY);
      assertThat(Corrections.of("next", after).commands()).isEmpty();
    }
  }

  private void post(CommandMessage message) {
    Command command = Commands.of(message);
    SubjectLedger ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), running.references()::at), 100);
    SubjectLedger.Answer answer = ledger.apply(SubjectHistory.EMPTY, command);
    RowAppender<Entry> rows = new RowAppender<>(running.lake(), EntriesTable.DEFINITION);
    EntryMaker.entries(
            command,
            Subject.parse(message.subject()),
            ((SubjectLedger.Answer.Accepted) answer).difference(),
            Instant.parse("2026-11-26T02:30:00Z"),
            key -> YearMonth.from(key.businessDate()))
        .forEach(rows::write);
    rows.commit();
  }

  private ProofResult prove() throws SQLException, IOException {
    return proof(new ProofConfig(2, 10_000, scratch, BucketRange.ALL)).run();
  }

  private Proof proof(ProofConfig config) {
    return new Proof(running.lake(), running.references(), running::connect, config);
  }

  /** An entry of a sale that is the only one under its key: no correction or restatement of it. */
  private static Record posted(Damage entries) {
    List<Record> rows = entries.rows();
    return entries.first(
        row ->
            row.getField("account").toString().equals("revenue.resale")
                && rows.stream()
                        .filter(
                            other -> other.getField("event_id").equals(row.getField("event_id")))
                        .filter(other -> other.getField("account").equals(row.getField("account")))
                        .count()
                    == 1);
  }

  private static void assertNames(Finding finding, Record row) {
    assertThat(finding.place().subject()).isEqualTo(row.getField("subject"));
    assertThat(finding.place().eventId()).isEqualTo(row.getField("event_id"));
    assertThat(finding.place().account()).isEqualTo(row.getField("account"));
    assertThat(finding.place().measure()).isEqualTo(row.getField("measure"));
    assertThat(finding.place().brand()).isEqualTo(row.getField("brand"));
  }

  private static Finding only(ProofResult result, Kind kind) {
    assertThat(ofKind(result, kind)).hasSize(1);
    return ofKind(result, kind).getFirst();
  }

  private static List<Finding> ofKind(ProofResult result, Kind kind) {
    return result.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }

  private String subject() throws SQLException {
    return text("SELECT min(subject) FROM raw.events WHERE brand = 'demo'");
  }

  private long count(String sql) throws SQLException {
    return decimal(sql).longValueExact();
  }

  private BigDecimal decimal(String sql) throws SQLException {
    return new BigDecimal(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection trino = running.connect();
        Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
