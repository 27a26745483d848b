package io.loopledger.brandreports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A report that was made: a data package in a folder of its own, complete on the disk.
 *
 * @param id the same for the same report, period and state of the tables
 * @param name the report's name in paths
 * @param folder where it is
 * @param files its files in the order in which they must arrive; the manifest is the last
 * @param rows rows of all files, without headers
 * @param restates id of the earlier package that this one replaces
 */
public record ReportPackage(
    String id, String name, Path folder, List<Path> files, long rows, Optional<String> restates) {
  public ReportPackage {
    files = List.copyOf(files);
  }
}
