package io.loopledger.ingest.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of every row of a file: {@code rowsRead = accepted + rejected + skipped}, or the
 * summary cannot be made.
 *
 * @param rowsRead data rows in the file
 * @param accepted rows that became events, by what they are, in words for people
 * @param rejected rows that break a rule of the mapping, by code and reason of their first fault
 * @param faults all faults of rejected rows, by code and field: a row may have several
 * @param skipped rows that carry nothing to post, by reason
 * @param notes counts worth knowing that change nothing, such as rows that repeat another row
 *     exactly
 * @param rejectsFile the rejected rows with line number and reason, if there are any
 * @param resumedAfterRow rows an earlier run had already had acknowledged; 0 for a fresh run
 */
public record ImportSummary(
    long rowsRead,
    Map<String, Long> accepted,
    Map<String, Long> rejected,
    Map<String, Long> faults,
    Map<String, Long> skipped,
    Map<String, Long> notes,
    Optional<Path> rejectsFile,
    long resumedAfterRow) {
  public ImportSummary {
    accepted = new LinkedHashMap<>(accepted);
    rejected = new LinkedHashMap<>(rejected);
    faults = new LinkedHashMap<>(faults);
    skipped = new LinkedHashMap<>(skipped);
    notes = new LinkedHashMap<>(notes);
    long accountedFor = sum(accepted) + sum(rejected) + sum(skipped);
    if (rowsRead != accountedFor) {
      throw new IllegalArgumentException(
          "%d rows were read, but %d are accounted for".formatted(rowsRead, accountedFor));
    }
  }

  /** Without a count of single faults. */
  public ImportSummary(
      long rowsRead,
      Map<String, Long> accepted,
      Map<String, Long> rejected,
      Map<String, Long> skipped,
      Map<String, Long> notes,
      Optional<Path> rejectsFile,
      long resumedAfterRow) {
    this(rowsRead, accepted, rejected, Map.of(), skipped, notes, rejectsFile, resumedAfterRow);
  }

  /** Rows that became events. */
  public long rowsAccepted() {
    return sum(accepted);
  }

  /** Rows that were refused. */
  public long rowsRejected() {
    return sum(rejected);
  }

  /** Rows that carry nothing to post. */
  public long rowsSkipped() {
    return sum(skipped);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
