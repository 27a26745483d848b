package io.loopledger.proof;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.compare.OffsetRuns;
import io.loopledger.proof.sql.BalanceCheck;
import io.loopledger.proof.sql.LedgerReader;
import io.loopledger.proof.sql.LiabilityCheck;
import io.loopledger.proof.sql.RollupCheck;
import io.loopledger.proof.table.EventSpill;
import io.loopledger.proof.table.LakeEvents;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.proof.table.Workers;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nightly proof. Every journal is folded anew from {@code raw.events} and compared with {@code
 * ledger.entries}; the entries with {@code mart.rollup}; and nothing that was received may be lost.
 * All is read at the snapshots of one checkpoint.
 */
public final class Proof {
  private final Lake lake;
  private final ReferenceLog references;
  private final Trino trino;
  private final ProofConfig config;
  private final Progress progress;

  /** Takes how far a proof has come, and may end it by throwing. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A part is done.
     *
     * @param part its name
     * @param done how many are done
     * @param parts how many there are
     */
    void ended(String part, int done, int parts);
  }

  /**
   * Makes a proof.
   *
   * @param references the log that events are pinned to, as new as the tables at least
   */
  public Proof(Lake lake, ReferenceLog references, Trino trino, ProofConfig config) {
    this(lake, references, trino, config, (part, done, parts) -> {});
  }

  private Proof(
      Lake lake, ReferenceLog references, Trino trino, ProofConfig config, Progress progress) {
    this.lake = lake;
    this.references = references;
    this.trino = trino;
    this.config = config;
    this.progress = progress;
  }

  /** The same proof, which tells where it is. */
  public Proof telling(Progress teller) {
    return new Proof(lake, references, trino, config, teller);
  }

  /** Proves the newest checkpoint that all tables have. */
  public ProofResult run() throws SQLException, IOException {
    return run(ProofSnapshots.newest(lake));
  }

  /** Proves the tables at these snapshots. */
  public ProofResult run(ProofSnapshots snapshots) throws SQLException, IOException {
    SecondsByPart seconds = new SecondsByPart(System::nanoTime, progress);
    Findings findings = new Findings(config.maxFindings());
    SubjectsProof subjects = subjects(snapshots, findings, seconds);
    new RollupCheck(trino, snapshots).check(findings);
    seconds.end("rollup");
    Set<Event> explained = explained(findings);
    new BalanceCheck(trino, snapshots)
        .check(findings, (subject, event) -> explained.contains(new Event(subject, event)));
    List<LiabilityCheck.Line> liabilities =
        new LiabilityCheck(trino, snapshots, Chart.builtIn()).check(findings);
    seconds.end("balances");
    OffsetRuns offsets = new LakeEvents(lake, snapshots).offsets();
    addOffsets(offsets, findings);
    seconds.end("offsets");
    return new ProofResult(
        snapshots,
        subjects.with(seconds.parts()),
        offsets.records(),
        liabilities,
        findings.kept(),
        findings.counts());
  }

  /**
   * Proves only journals beside ledger, of the subjects of the configured range: what several
   * processes can share.
   *
   * @param findings what differs is added here
   */
  public SubjectsProof subjects(ProofSnapshots snapshots, Findings findings)
      throws SQLException, IOException {
    return subjects(snapshots, findings, new SecondsByPart(System::nanoTime, progress));
  }

  private SubjectsProof subjects(ProofSnapshots snapshots, Findings findings, SecondsByPart seconds)
      throws SQLException, IOException {
    LakeEvents events = new LakeEvents(lake, snapshots);
    LedgerReader ledger = new LedgerReader(trino, snapshots, config.range());
    try (Workers workers = new Workers(config.workers());
        EventSpill spill = events.spill(config.range(), config.scratch(), workers)) {
      seconds.end("read");
      SubjectsProver journals = new SubjectsProver(references, events, spill, workers);
      SubjectsProver.Folded folded = journals.fold(findings);
      seconds.end("fold");
      long entries = ledger.count();
      LedgerDrill drill = new LedgerDrill(journals, ledger, findings);
      drill.findDoubled(entries);
      seconds.end("doubles");
      drill.compare(folded.digests());
      seconds.end("compare");
      return new SubjectsProof(
          config.range(),
          folded.subjects(),
          folded.events(),
          folded.lines(),
          entries,
          folded.waiting(),
          drill.differingBuckets(),
          drill.unlistedCells(),
          seconds.parts());
    }
  }

  private record Event(String subject, String eventId) {}

  /** A journal balances, so an event whose entries are wrong need not be told a second time. */
  private static Set<Event> explained(Findings findings) {
    Set<Event> events = new HashSet<>();
    for (Finding finding : findings.kept()) {
      String subject = finding.place().subject();
      String eventId = finding.place().eventId();
      if (finding.kind().isOfEntries() && subject != null && eventId != null) {
        events.add(new Event(subject, eventId));
      }
    }
    return events;
  }

  private static void addOffsets(OffsetRuns offsets, Findings findings) {
    for (OffsetRuns.Partition partition : offsets.partitions()) {
      for (OffsetRuns.Run gap : offsets.gaps(partition)) {
        findings.add(
            Finding.of(
                Finding.Kind.OFFSET_GAP,
                Finding.Place.NONE,
                "topic %s, partition %d: %d records from offset %d to %d are in none of raw.events, ops.rejections, ops.deferred and ops.commands"
                    .formatted(
                        partition.topic(),
                        partition.number(),
                        gap.length(),
                        gap.first(),
                        gap.last())));
      }
      for (long offset : offsets.twice(partition)) {
        findings.add(
            Finding.of(
                Finding.Kind.OFFSET_TWICE,
                Finding.Place.NONE,
                "topic %s, partition %d: the record at offset %d is there more than once"
                    .formatted(partition.topic(), partition.number(), offset)));
      }
    }
  }
}
