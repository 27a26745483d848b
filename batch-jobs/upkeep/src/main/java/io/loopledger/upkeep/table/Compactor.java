package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.policy.FileGroup;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Replaces files by one, or few, that hold the same rows. What is new is read back and compared
 * with what was read <em>before</em> it is committed, so that a defect here never reaches the
 * table. The commit takes no lock: where the writer was faster it is tried again on top of the
 * writer's, and the writer does the same.
 */
final class Compactor {
  /** In the summary of the snapshots made here. */
  static final String MARK = "loopledger.upkeep";

  private static final int ROWS_IN_MEMORY = 50_000;

  private final Table table;
  private final LiveFiles files;
  private final Findings findings;
  private final RowWriter writer;
  private final int rowsInMemory;

  /** Writes rows into new files; a seam for the tests of the check. */
  @FunctionalInterface
  interface RowWriter {
    List<DataFile> write(CloseableIterable<Record> rows, Placement placement, boolean divides)
        throws IOException;
  }

  /**
   * What became of the groups.
   *
   * @param compactedFiles files that were replaced
   * @param writtenFiles files that replace them
   */
  record Result(int compactedFiles, int writtenFiles) {
    static final Result NOTHING = new Result(0, 0);

    Result plus(FileGroup group, int written) {
      return new Result(compactedFiles + group.files().size(), writtenFiles + written);
    }
  }

  Compactor(Table table, LiveFiles files, Findings findings) {
    this(table, files, findings, new RowFiles(table)::write, ROWS_IN_MEMORY);
  }

  Compactor(Table table, LiveFiles files, Findings findings, RowWriter writer, int rowsInMemory) {
    this.table = table;
    this.files = files;
    this.findings = findings;
    this.writer = writer;
    this.rowsInMemory = rowsInMemory;
  }

  /** Replaces each group's files, and counts. A group that fails is left as it is. */
  Result compact(List<FileGroup> groups) throws IOException {
    Result result = Result.NOTHING;
    for (int i = 0; i < groups.size(); i++) {
      FileGroup group = groups.get(i);
      findings.step(
          "compacting %d files, %,d rows (%d of %d)"
              .formatted(group.files().size(), group.rows(), i + 1, groups.size()));
      int written = replace(group);
      if (written > 0) {
        result = result.plus(group, written);
      }
    }
    return result;
  }

  /** How many files replace it: 0 if it is left as it is. */
  private int replace(FileGroup group) throws IOException {
    List<DataFile> old = group.files().stream().map(files::file).toList();
    RowsDigest read = new RowsDigest();
    List<DataFile> written = write(old, read, group.dividesRows());
    RowsDigest readBack = digest(written);
    if (!read.equals(readBack) || read.rows() != group.rows()) {
      delete(written);
      findings.problem(
          Problem.Code.REWRITE_DIFFERS,
          ("%d files of partition %s, %,d rows by their manifests, were read as %s; what was written"
                  + " reads back as %s. Nothing was committed and the table is as it was; keep the"
                  + " files and report this")
              .formatted(old.size(), group.partition(), group.rows(), read, readBack));
      return 0;
    }
    return commit(group, old, written) ? written.size() : 0;
  }

  private void delete(List<DataFile> written) {
    written.forEach(file -> table.io().deleteFile(file.location()));
  }

  private List<DataFile> write(List<DataFile> old, RowsDigest read, boolean divides)
      throws IOException {
    try (RowSorter sorter = RowSorter.of(table, rowsInMemory);
        CloseableIterable<Record> rows = new RowFiles(table).read(old);
        CloseableIterable<Record> sorted = sorter.sort(counted(rows, read))) {
      return writer.write(sorted, files.placement(old.getFirst()), divides);
    }
  }

  private static CloseableIterable<Record> counted(
      CloseableIterable<Record> rows, RowsDigest digest) {
    return CloseableIterable.transform(
        rows,
        row -> {
          digest.add(row);
          return row;
        });
  }

  private RowsDigest digest(List<DataFile> written) throws IOException {
    RowsDigest digest = new RowsDigest();
    try (CloseableIterable<Record> rows = new RowFiles(table).read(written)) {
      rows.forEach(digest::add);
    }
    return digest;
  }

  private boolean commit(FileGroup group, List<DataFile> old, List<DataFile> written) {
    RewriteFiles rewrite = table.newRewrite().set(MARK, "compaction");
    if (table.currentSnapshot() != null) {
      rewrite = rewrite.validateFromSnapshot(table.currentSnapshot().snapshotId());
    }
    try {
      rewrite.rewriteFiles(Set.copyOf(old), Set.copyOf(written), sequenceNumber(old)).commit();
      return true;
    } catch (CommitStateUnknownException e) {
      // Whether the catalog took it is not known, so the new files must stay.
      findings.problem(
          Problem.Code.STEP_FAILED,
          "whether partition %s was compacted is not known: %s. Both outcomes hold every row once"
              .formatted(group.partition(), e.getMessage()));
    } catch (ValidationException e) {
      delete(written);
      findings.note(
          "files of partition %s were replaced by somebody else meanwhile: %s"
              .formatted(group.partition(), e.getMessage()));
    } catch (CommitFailedException e) {
      delete(written);
      findings.problem(
          Problem.Code.STEP_FAILED,
          "partition %s was not compacted, the writer was faster every time: %s. Run it again"
              .formatted(group.partition(), e.getMessage()));
    }
    return false;
  }

  /** As old as the oldest row in it, as far as deletes are concerned. */
  private static long sequenceNumber(List<DataFile> old) {
    return old.stream().mapToLong(DataFile::dataSequenceNumber).min().orElseThrow();
  }
}
