package io.loopledger.upkeep;

import io.loopledger.upkeep.policy.StoredFile;
import java.util.List;

/**
 * What was done to a table; on a dry run, what would have been.
 *
 * @param table qualified name
 * @param before the table when the upkeep began
 * @param after the table when it ended
 * @param compactedFiles small files that were replaced
 * @param writtenFiles files they were replaced by
 * @param expiredSnapshots snapshots that were expired
 * @param deletedFiles files deleted with them
 * @param orphans files that were nobody's and were deleted
 * @param metadataFiles metadata files ({@code *.metadata.json}) left in the folder
 * @param notes what is worth knowing and nobody's task
 * @param problems what somebody must look at
 */
public record TableReport(
    String table,
    Size before,
    Size after,
    int compactedFiles,
    int writtenFiles,
    int expiredSnapshots,
    long deletedFiles,
    List<StoredFile> orphans,
    int metadataFiles,
    List<String> notes,
    List<Problem> problems) {
  public TableReport {
    orphans = List.copyOf(orphans);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /**
   * A table at its newest snapshot.
   *
   * @param files data files
   * @param bytes their bytes
   * @param rows rows in them
   * @param snapshots snapshots the table's metadata holds
   */
  public record Size(int files, long bytes, long rows, int snapshots) {}
}
