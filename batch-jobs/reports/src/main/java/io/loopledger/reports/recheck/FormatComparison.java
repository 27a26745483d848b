package io.loopledger.reports.recheck;

import io.loopledger.reports.recheck.file.FileFigure;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import io.loopledger.reports.recheck.file.FileFormat;
import io.loopledger.reports.recheck.file.ReportFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether two files of one report say the same. */
final class FormatComparison {
  /** Others have words in them, of which some formats cannot hold every character. */
  private static final Set<String> FACTS =
      Set.of("tenant", "brand", "period", "tag", "catalog_version", "definitions");

  private static final String SNAPSHOTS = "snapshot_";

  private final ReportFile one;
  private final ReportFile other;

  FormatComparison(ReportFile one, ReportFile other) {
    this.one = one;
    this.other = other;
  }

  /** What differs, a sentence each. */
  List<String> differences() {
    List<String> differences = new ArrayList<>(facts());
    List<FileFigure> ones = comparable(one);
    List<FileFigure> others = comparable(other);
    if (ones.size() != others.size()) {
      differences.add(
          "%s has %d figures, and %s has %d"
              .formatted(other.name(), others.size(), one.name(), ones.size()));
      return differences;
    }
    for (int i = 0; i < ones.size(); i++) {
      figure(ones.get(i), others.get(i)).ifPresent(differences::add);
    }
    return differences;
  }

  private List<String> facts() {
    List<String> differences = new ArrayList<>();
    one.facts()
        .values()
        .forEach(
            (id, value) -> {
              String there = other.facts().values().getOrDefault(id, "nothing");
              boolean isCompared = FACTS.contains(id) || id.startsWith(SNAPSHOTS);
              if (isCompared && !there.equals(value)) {
                differences.add(
                    "%s says %s is '%s', and %s says '%s'"
                        .formatted(other.name(), id, there, one.name(), value));
              }
            });
    return differences;
  }

  /** Figures that both formats have as such; a workbook has those that are shown large first. */
  private List<FileFigure> comparable(ReportFile file) {
    boolean hasCharts = hasCharts(one.format()) && hasCharts(other.format());
    return file.figures().stream()
        .filter(figure -> hasCharts || figure.kind() != Kind.CHART)
        .sorted(Comparator.comparing(figure -> figure.kind() != Kind.FIGURES))
        .toList();
  }

  /** Others draw them. */
  private static boolean hasCharts(FileFormat format) {
    return switch (format) {
      case JSON, CSV -> true;
      case HTML, XLSX, PDF -> false;
    };
  }

  private Optional<String> figure(FileFigure first, FileFigure second) {
    boolean isUnitEqual =
        first.unit().isEmpty() || second.unit().isEmpty() || first.unit().equals(second.unit());
    boolean isShownEqual =
        first.decimals().isEmpty()
            || second.decimals().isEmpty()
            || first.decimals().equals(second.decimals());
    boolean isEqual =
        first.value().compareTo(second.value()) == 0
            && isUnitEqual
            && isShownEqual
            && first.origin().equals(second.origin());
    return isEqual
        ? Optional.empty()
        : Optional.of(
            "%s, %s: %s; %s, %s: %s"
                .formatted(
                    other.name(),
                    second.place(),
                    text(second),
                    one.name(),
                    first.place(),
                    text(first)));
  }

  private static String text(FileFigure figure) {
    String decimals =
        figure.decimals().isPresent()
            ? " in %d decimals".formatted(figure.decimals().getAsInt())
            : "";
    String origin =
        figure
            .origin()
            .map(o -> " from %s %s of %s".formatted(o.statistic(), o.metric(), o.where()))
            .orElse("");
    return figure.value().toPlainString()
        + figure.unit().map(unit -> " " + unit).orElse("")
        + decimals
        + origin;
  }
}
