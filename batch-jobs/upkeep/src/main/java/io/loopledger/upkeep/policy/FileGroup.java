package io.loopledger.upkeep.policy;

import java.util.List;

/** Files of one partition that are to become one. */
public record FileGroup(String partition, List<FileRecord> files) {
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
