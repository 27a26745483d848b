package io.loopledger.proof;

import io.loopledger.proof.compare.JournalLines;
import io.loopledger.proof.compare.LineComparison;
import io.loopledger.proof.net.Digests;
import io.loopledger.proof.net.NetColumn;
import io.loopledger.proof.net.NetKey;
import io.loopledger.proof.sql.LedgerReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what differs between journals and ledger. Subjects are in 256 buckets by their hash, each
 * of 256 cells. Buckets with the same digests are done; of the others the cells are compared, and
 * of cells that differ, a few subjects each, the net lines.
 */
final class LedgerDrill {
  private static final int CELLS_AT_A_TIME = 100;
  private static final int IDS_AT_A_TIME = 1_000;

  private final SubjectsProver journals;
  private final LedgerReader ledger;
  private final Findings findings;

  /** Entries that are there more than once, by key; those that were reported are taken out. */
  private final Map<NetKey, List<LedgerReader.Row>> doubled = new HashMap<>();

  private int differingBuckets;
  private int unlistedCells;

  LedgerDrill(SubjectsProver journals, LedgerReader ledger, Findings findings) {
    this.journals = journals;
    this.ledger = ledger;
    this.findings = findings;
  }

  int differingBuckets() {
    return differingBuckets;
  }

  int unlistedCells() {
    return unlistedCells;
  }

  /** Looks for entries that are there more than once, of about so many. */
  void findDoubled(long entries) throws SQLException {
    List<Long> hashes = ledger.repeatedIdHashes(entries);
    int looked = 0;
    while (looked < hashes.size() && !isFull()) {
      List<Long> some = hashes.subList(looked, Math.min(looked + IDS_AT_A_TIME, hashes.size()));
      addDoubled(ledger.withIds(some));
      looked += some.size();
    }
    findings.addCounted(Finding.Kind.DOUBLE_ENTRY, hashes.size() - looked);
  }

  private boolean isFull() {
    return findings.isFull() || doubled.size() >= findings.limit();
  }

  private void addDoubled(List<LedgerReader.Row> rows) {
    Map<String, List<LedgerReader.Row>> byId = new HashMap<>();
    rows.forEach(row -> byId.computeIfAbsent(row.entryId(), any -> new ArrayList<>()).add(row));
    byId.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(
            same ->
                doubled
                    .computeIfAbsent(same.getFirst().key(), any -> new ArrayList<>())
                    .addAll(same));
  }

  /** Compares all subjects of the range. */
  void compare(Digests folded) throws SQLException {
    Set<Integer> buckets = folded.differing(ledger.byBucket());
    differingBuckets = buckets.size();
    if (!buckets.isEmpty()) {
      compareCells(new ArrayList<>(journals.byCell(buckets).differing(ledger.byCell(buckets))));
    }
    doubled.forEach((key, rows) -> findings.add(doubledOnly(key, rows)));
  }

  private void compareCells(List<Integer> cells) throws SQLException {
    int looked = 0;
    while (looked < cells.size() && !findings.isFull()) {
      List<Integer> some = cells.subList(looked, Math.min(looked + CELLS_AT_A_TIME, cells.size()));
      compareLines(new HashSet<>(some));
      looked += some.size();
    }
    unlistedCells = cells.size() - looked;
  }

  private void compareLines(Collection<Integer> cells) throws SQLException {
    JournalLines lines = journals.lines(cells);
    for (LineComparison.Difference difference :
        new LineComparison(lines, ledger.lines(cells), doubled.keySet()).differences()) {
      findings.add(difference.finding());
      doubled.remove(difference.key());
    }
  }

  /** The sums are right all the same: nothing is there to be posted. */
  private static Finding doubledOnly(NetKey key, List<LedgerReader.Row> rows) {
    LedgerReader.Row row = rows.getFirst();
    return new Finding(
        Finding.Kind.DOUBLE_ENTRY,
        LineComparison.place(key, null),
        row.amounts().amount(),
        rows.stream()
            .map(each -> each.amounts().amount())
            .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add),
        "entry '%s' of event '%s' of '%s' is there %d times, and its account still sums to what the events post"
            .formatted(
                row.entryId(),
                key.value(NetColumn.EVENT_ID),
                key.value(NetColumn.SUBJECT),
                rows.size()),
        Optional.empty());
  }
}
