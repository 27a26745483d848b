package io.loopledger.reports.recheck;

import java.util.List;

/**
 * What a check of files found.
 *
 * @param files each of them, in the order in which they were asked for
 * @param disagreements where files of one report differ, a sentence each
 */
public record FileCheckResult(List<CheckedFile> files, List<String> disagreements) {
  public FileCheckResult {
    files = List.copyOf(files);
    disagreements = List.copyOf(disagreements);
  }

  /** Whether something was checked, and all of it is right. */
  public boolean isGood() {
    return !files.isEmpty()
        && disagreements.isEmpty()
        && files.stream().allMatch(CheckedFile::isGood);
  }
}
