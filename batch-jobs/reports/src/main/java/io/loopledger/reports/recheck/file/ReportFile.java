package io.loopledger.reports.recheck.file;

import java.util.List;
import java.util.Optional;

/**
 * What a report file says.
 *
 * @param name its path, as it was asked for
 * @param format its format
 * @param kind kind of report, such as {@code impact-report}; empty where the format has none
 * @param facts what the report was made from
 * @param figures its figures, in their order
 * @param faults where the file contradicts itself, a sentence each
 */
public record ReportFile(
    String name,
    FileFormat format,
    Optional<String> kind,
    ReportFacts facts,
    List<FileFigure> figures,
    List<String> faults) {
  public ReportFile {
    figures = List.copyOf(figures);
    faults = List.copyOf(faults);
  }
}
