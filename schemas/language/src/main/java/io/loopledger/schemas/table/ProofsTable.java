package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ops.proofs}: every proof of the ledger, with what it found. */
public final class ProofsTable {
  /** The definition. */
  public static final TableDefinition<ProofRun> DEFINITION =
      new TableDefinition<>(
          "ops",
          "proofs",
          "Proofs that the ledger is what the events come to, with what they found.",
          List.of(
              required("run_id", ColumnType.TEXT, "Identifies the run.", ProofRun::runId),
              required("clean", ColumnType.FLAG, "Whether nothing is wrong.", ProofRun::isClean),
              required(
                  "checkpoint_id",
                  ColumnType.LONG,
                  "Checkpoint of the posting job whose tables were read.",
                  ProofRun::checkpointId),
              required(
                  "snapshots",
                  ColumnType.TEXT_MAP,
                  "Snapshot read, by table.",
                  ProofRun::snapshots),
              required(
                  "subjects", ColumnType.LONG, "Subjects that have events.", ProofRun::subjects),
              required("events", ColumnType.LONG, "Events that were folded.", ProofRun::events),
              required("lines", ColumnType.LONG, "Net lines their journals have.", ProofRun::lines),
              required("entries", ColumnType.LONG, "Entries the ledger has.", ProofRun::entries),
              required(
                  "records",
                  ColumnType.LONG,
                  "Records of Kafka that were accounted for.",
                  ProofRun::records),
              required(
                  "waiting",
                  ColumnType.LONG,
                  "Events that are not posted yet; they are no findings.",
                  ProofRun::waiting),
              required("findings", ColumnType.LONG, "How many findings.", ProofRun::findings),
              required(
                  "findings_by_kind",
                  ColumnType.TEXT_MAP,
                  "How many findings of each kind.",
                  ProofRun::findingsByKind),
              new Column<>(
                  "listed",
                  ColumnType.ROWS,
                  true,
                  "The findings, as far as there are not too many.",
                  ProofRun::listed,
                  ofFinding()),
              required(
                  "corrections",
                  ColumnType.TEXT_MAP,
                  "CORRECT_PROOF commands that would make the ledger right, as JSON, by their ids.",
                  ProofRun::corrections),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "The run's own time.",
                  ProofRun::recordedTime)),
          Optional.of(TableLayout.byMonth("recorded_time", "run_id")));

  private ProofsTable() {}

  private static List<Column<Record>> ofFinding() {
    return List.of(
        inner("kind", ColumnType.TEXT, "What is wrong.", ProofFinding::kind),
        inner("brand", ColumnType.TEXT, "Brand.", ProofFinding::brand),
        inner("subject", ColumnType.TEXT, "Ledger subject.", ProofFinding::subject),
        inner("event_id", ColumnType.TEXT, "Event id.", ProofFinding::eventId),
        inner("source", ColumnType.TEXT, "Event source.", ProofFinding::source),
        inner("account", ColumnType.TEXT, "Account of the chart.", ProofFinding::account),
        inner("measure", ColumnType.TEXT, "Measure of the amounts.", ProofFinding::measure),
        inner("expected", ColumnType.AMOUNT, "What should be there.", ProofFinding::expectedMicros),
        inner("found", ColumnType.AMOUNT, "What is there.", ProofFinding::foundMicros),
        inner("message", ColumnType.TEXT, "What is wrong, in a sentence.", ProofFinding::message),
        inner(
            "command_id",
            ColumnType.TEXT,
            "The command among the corrections that would make it right.",
            ProofFinding::commandId));
  }

  private static Column<Record> inner(
      String name, ColumnType type, String doc, Function<ProofFinding, @Nullable Object> value) {
    return new Column<>(
        name, type, false, doc, finding -> value.apply((ProofFinding) finding), List.of());
  }
}
