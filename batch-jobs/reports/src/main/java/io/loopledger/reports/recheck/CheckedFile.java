package io.loopledger.reports.recheck;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param name its path
 * @param state tag or newest snapshots that it was checked at
 * @param figures figures in it
 * @param readAgain figures that name a metric, and were read again
 * @param differences those that are others in Trino, a sentence each
 * @param faults where the file contradicts itself, a sentence each
 * @param withoutMetric figures that name no metric
 * @param refusal why it could not be checked
 */
public record CheckedFile(
    String name,
    String state,
    int figures,
    int readAgain,
    List<String> differences,
    List<String> faults,
    List<Unmetered> withoutMetric,
    Optional<String> refusal) {
  public CheckedFile {
    differences = List.copyOf(differences);
    faults = List.copyOf(faults);
    withoutMetric = List.copyOf(withoutMetric);
  }

  static CheckedFile refused(String name, String why) {
    return new CheckedFile(name, "", 0, 0, List.of(), List.of(), List.of(), Optional.of(why));
  }

  /** Whether it was checked, and all of it is right. */
  public boolean isGood() {
    return refusal.isEmpty() && readAgain > 0 && differences.isEmpty() && faults.isEmpty();
  }
}
