package io.loopledger.streaming.posting;

import static io.loopledger.streaming.fixture.Fixture.UNIT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.PeriodChange.Action;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.fixture.CommandRecords;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.Refolded;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands and the calendar in the posting operator. */
class CommandOperatorTest {
  private static final long NOW_MS = Instant.parse("2026-11-24T10:15:30.500Z").toEpochMilli();
  private static final List<Event> LIFE =
      Fixture.events().stream().filter(event -> event.subject().equals(UNIT)).toList();

  private final Path folder;
  private final ReferenceLog references;

  CommandOperatorTest(@TempDir Path folder) {
    this.folder = folder;
    this.references = Fixture.references(folder);
  }

  @Test
  void aRepinPostsTheDifferenceOnceAlsoWhenItIsRepeatedBehindARestore() throws Exception {
    OperatorSubtaskState state;
    List<Map<String, Object>> restated;
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(Records.of(LIFE));
      harness.barrier(1);
      int before = harness.entries().size();
      references.publishRestated(CommandRecords.restated());

      harness.process(List.of(CommandRecords.of(CommandRecords.repin("r-1", UNIT, 2), 0)));
      state = harness.barrier(2);

      assertThat(Net.journal(harness.entries())).isEqualTo(Refolded.journal(references, LIFE, 2));
      assertThat(Refolded.journal(references, LIFE, 2))
          .isNotEqualTo(Refolded.journal(references, LIFE, 1));
      List<Map<String, Object>> all = Net.values(harness.entries(), EntriesTable.DEFINITION);
      assertThat(all).extracting(row -> row.get("entry_id")).doesNotHaveDuplicates();
      restated = all.subList(before, all.size());
      assertThat(restated)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              row -> {
                assertThat(row.get("trigger_id")).isEqualTo("r-1");
                assertThat(row.get("cause")).isEqualTo("FACTOR");
                assertThat(row.get("event_id")).isEqualTo("u-4");
              });
      assertThat(Net.values(harness.commands(), CommandsTable.DEFINITION))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row).containsEntry("command_id", "r-1").containsEntry("kind", "REPIN");
                assertThat(row).containsEntry("subject", "unit:acme/QR-1");
                assertThat(row).containsEntry("brand", "acme").containsEntry("ref_version", 2L);
                assertThat(row).containsEntry("reason", "revision 1");
                assertThat(row).containsEntry("requested_by", "anna").containsEntry("events", 7L);
                assertThat(row).containsEntry("postings", (long) restated.size());
                assertThat(row)
                    .containsEntry("topic", "commands")
                    .containsEntry("kafka_offset", 0L);
              });
    }
    try (PostingHarness harness = PostingHarness.restore(folder, NOW_MS, state)) {
      harness.process(List.of(CommandRecords.of(CommandRecords.repin("r-1", UNIT, 2), 1)));
      harness.barrier(3);

      assertThat(harness.entries()).isEmpty();
      assertThat(harness.commands()).isEmpty();
      assertThat(harness.deadLetters()).isEmpty();
      assertThat(Net.values(harness.rejections(), RejectionsTable.DEFINITION))
          .extracting(
              row -> row.get("code"),
              row -> row.get("event_id"),
              row -> row.get("source"),
              row -> row.get("type"),
              row -> row.get("kafka_offset"),
              row -> row.get("message"))
          .containsExactly(
              tuple(
                  "DUPLICATE",
                  "r-1",
                  "command",
                  "REPIN",
                  1L,
                  "command 'r-1' was already applied and counts once"));
    }
  }

  /** The pins it had are no longer in the state; the command brings them. */
  @Test
  void aRestatementThatIsTakenBackBehindARestoreLeavesTheJournalThatWas() throws Exception {
    OperatorSubtaskState state;
    Map<String, String> before;
    List<RowData> all = new ArrayList<>();
    references.publishRestated(CommandRecords.restated());
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(Records.of(LIFE));
      harness.barrier(1);
      before = Net.journal(harness.entries());
      harness.process(List.of(CommandRecords.of(CommandRecords.repin("r-1", UNIT, 1), 0)));
      state = harness.barrier(2);
      assertThat(Net.journal(harness.entries())).isNotEqualTo(before);
      all.addAll(harness.entries());
    }
    List<EventPin> pins =
        LIFE.stream().map(event -> new EventPin(event.source(), event.id(), 2)).toList();
    CommandMessage back = CommandMessage.repin("r-2", UNIT, pins, "wrong factors", "anna");
    try (PostingHarness harness = PostingHarness.restore(folder, NOW_MS, state)) {
      harness.process(List.of(CommandRecords.of(back, 1)));
      harness.barrier(3);
      all.addAll(harness.entries());

      assertThat(Net.journal(all)).isEqualTo(before);
      assertThat(Net.values(harness.commands(), CommandsTable.DEFINITION))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row).containsEntry("ref_version", null).containsEntry("events", 7L);
                assertThat(row.get("pins")).asList().hasSize(LIFE.size());
              });
    }
  }

  @Test
  void aCommandStandsForItselfBesideTheEventsOfItsInterval() throws Exception {
    references.publishRestated(CommandRecords.restated());
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(Records.of(LIFE.subList(0, 4)));
      harness.process(List.of(CommandRecords.of(CommandRecords.repin("r-1", UNIT, 1), 0)));
      harness.process(Records.of(LIFE.subList(4, 7)));
      harness.process(List.of(CommandRecords.of(CommandRecords.repin("r-2", UNIT, 1), 1)));
      harness.barrier(1);

      List<Map<String, Object>> all = Net.values(harness.entries(), EntriesTable.DEFINITION);
      assertThat(all).extracting(row -> row.get("entry_id")).doesNotHaveDuplicates();
      assertThat(all).extracting(row -> row.get("trigger_id")).contains("u-4", "r-1", "u-7");
      assertThat(Net.journal(harness.entries())).isEqualTo(Refolded.journal(references, LIFE, 1));
      assertThat(Net.balances(Net.values(harness.rollup(), RollupTable.DEFINITION), "amount"))
          .isEqualTo(Net.balances(all, "amount"));
      assertThat(Net.values(harness.commands(), CommandsTable.DEFINITION))
          .extracting(row -> row.get("command_id"), row -> row.get("events"))
          .containsExactly(tuple("r-1", 4L), tuple("r-2", 7L));
    }
  }

  @Test
  void aProofCorrectionIsPostedAsItWasApproved() throws Exception {
    List<Posting> wrong =
        new PostingEngine(Chart.builtIn(), references::at)
            .journal(List.of(new PinnedEvent(LIFE.getFirst(), 1)))
            .postings();
    CommandMessage command =
        new CommandMessage(
            1,
            "p-1",
            CommandKind.CORRECT_PROOF,
            UNIT.toString(),
            "proof of 24 November",
            "night",
            null,
            List.of(),
            wrong.stream().map(Commands::amount).toList());
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(List.of(CommandRecords.of(command, 0), CommandRecords.of(command, 1)));
      harness.barrier(1);

      assertThat(Net.journal(harness.entries()))
          .isEqualTo(Refolded.journal(references, LIFE.subList(0, 1), 1));
      assertThat(Net.values(harness.entries(), EntriesTable.DEFINITION))
          .hasSize(wrong.size())
          .extracting(row -> row.get("cause"), row -> row.get("trigger_id"))
          .containsOnly(tuple("PROOF", "p-1"));
      assertThat(harness.commands()).hasSize(1);
      assertThat(harness.rejections()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeAppliedIsRejectedAndDeadLetteredWithItsReason() throws Exception {
    CommandMessage good = CommandRecords.repin("r-1", UNIT, 9);
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(Records.of(LIFE));
      harness.process(
          List.of(
              CommandRecords.of("unit:acme/QR-1", "no json".getBytes(UTF_8), 0),
              CommandRecords.of("unit:acme/QR-2", CommandJson.write(good), 1),
              CommandRecords.of(good, 2),
              CommandRecords.of(CommandRecords.repin("r-2", UNIT, 0), 3),
              CommandRecords.of(
                  new CommandMessage(
                      1,
                      "h-1",
                      CommandKind.REHYDRATE,
                      UNIT.toString(),
                      "why",
                      "night",
                      null,
                      List.of(Commands.event(new PinnedEvent(LIFE.getFirst(), 1))),
                      List.of()),
                  4)));
      harness.process(
          List.of(
              CommandRecords.of(CommandRecords.repin("x", Subject.unit("foreign", "1"), 9), 5)));
      harness.barrier(1);

      assertThat(harness.commands()).isEmpty();
      assertThat(Net.journal(harness.entries())).isEqualTo(Refolded.journal(references, LIFE, 1));
      assertThat(Net.values(harness.rejections(), RejectionsTable.DEFINITION))
          .extracting(row -> row.get("code"), row -> row.get("brand"), row -> row.get("message"))
          .containsExactly(
              tuple(
                  "UNDECODABLE",
                  null,
                  "no command: not strict JSON: Unrecognized token 'no': was expecting (JSON"
                      + " String, Number, Array, Object or token 'null', 'true' or 'false') (line"
                      + " 1, column 1)"),
              tuple(
                  "SUBJECT_MISMATCH",
                  "acme",
                  "the record's key is 'unit:acme/QR-2' but the command's subject is"
                      + " 'unit:acme/QR-1'; use the subject as the key"),
              tuple("INVALID", "acme", "reference version 9 does not exist; the newest is 1"),
              tuple(
                  "UNKNOWN_BRAND",
                  "acme",
                  "brand 'acme' is not registered; register it (./loopledger brands register"
                      + " --brand acme), then ./loopledger dlq replay --reason UNKNOWN_BRAND"),
              tuple(
                  "INVALID",
                  "acme",
                  "command 'h-1' brings back events, but nothing of the subject was evicted"),
              tuple("INVALID", null, "reference version 9 does not exist; the newest is 1"));
      assertThat(harness.deadLetters())
          .hasSize(6)
          .extracting(DeadLetter::code)
          .containsExactly(
              "UNDECODABLE", "SUBJECT_MISMATCH", "INVALID", "UNKNOWN_BRAND", "INVALID", "INVALID");
    }
  }

  @Test
  void aClosedPeriodIsPostedToTheOldestOpenOneAndTheBusinessDateStays() throws Exception {
    close("2026-10", Action.CLOSE);
    try (PostingHarness harness = PostingHarness.open(folder, NOW_MS)) {
      harness.process(Records.of(List.of(sale("late", "2026-10-15T10:00:00Z"))));
      harness.barrier(1);
      close("2026-11", Action.CLOSE);
      close("2026-12", Action.CLOSE);
      harness.time(NOW_MS + 2_000);
      harness.process(Records.of(List.of(sale("later", "2026-10-16T10:00:00Z"))));
      close("2026-10", Action.REOPEN);
      harness.time(NOW_MS + 4_000);
      harness.process(
          Records.of(
              List.of(
                  sale("again", "2026-10-17T10:00:00Z"), sale("next", "2027-01-02T10:00:00Z"))));
      harness.barrier(2);

      assertThat(Net.values(harness.entries(), EntriesTable.DEFINITION))
          .filteredOn(row -> "units.sold".equals(row.get("account")))
          .extracting(
              row -> row.get("event_id"), row -> row.get("business_date"), row -> row.get("period"))
          .containsExactly(
              tuple("late", LocalDate.parse("2026-10-15"), "2026-11"),
              tuple("later", LocalDate.parse("2026-10-16"), "2027-01"),
              tuple("again", LocalDate.parse("2026-10-17"), "2026-10"),
              tuple("next", LocalDate.parse("2027-01-02"), "2027-01"));
      assertThat(Net.values(harness.rollup(), RollupTable.DEFINITION))
          .filteredOn(row -> "units.sold".equals(row.get("account")))
          .extracting(row -> row.get("business_date"), row -> row.get("period"))
          .containsExactly(
              tuple(LocalDate.parse("2026-10-15"), "2026-11"),
              tuple(LocalDate.parse("2026-10-16"), "2027-01"),
              tuple(LocalDate.parse("2026-10-17"), "2026-10"),
              tuple(LocalDate.parse("2027-01-02"), "2027-01"));
      assertThat(harness.cellPeriods())
          .as("live totals say the same")
          .containsExactlyInAnyOrder("2026-11", "2027-01", "2026-10", "2027-01");
    }
  }

  private void close(String month, Action action) {
    references.publish(
        new PeriodChange(
            "acme",
            YearMonth.parse(month),
            action,
            "anna",
            Instant.parse("2027-01-05T08:00:00Z"),
            "month-end"));
  }

  private static Event sale(String id, String time) {
    return Fixture.event(
        id, Subject.line("acme", "c/" + id), time, new ProductSold(1, Fixture.eur("10"), null));
  }
}
