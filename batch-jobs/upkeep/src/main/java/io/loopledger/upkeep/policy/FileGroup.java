package io.loopledger.upkeep.policy;

import java.util.List;

/**
 * Files of one partition that are to become one, or few.
 *
 * @param partition text of the partition that their rows go to
 * @param files the files
 * @param dividesRows whether a new file begins where the first column of the table's sort order
 *     changes, once enough rows are in the last one. A reader of one brand then leaves most files
 *     unread, by the bounds in the manifests
 */
public record FileGroup(String partition, List<FileRecord> files, boolean dividesRows) {
  public FileGroup {
    files = List.copyOf(files);
  }

  /** Bytes of all. */
  public long sizeBytes() {
    return files.stream().mapToLong(FileRecord::sizeBytes).sum();
  }

  /** Rows of all. */
  public long rows() {
    return files.stream().mapToLong(FileRecord::rows).sum();
  }
}
