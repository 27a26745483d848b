package io.loopledger.reports.recheck;

import io.loopledger.reports.recheck.file.FileFigure;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import io.loopledger.reports.recheck.file.ReportFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chart shows figures that a table of its section has, too; so they need no origin. What lessens
 * a result is drawn downwards, so the sign may be the other one.
 */
final class ChartRule {
  private ChartRule() {}

  private record Known(String section, BigDecimal value, Optional<String> unit) {
    static Known of(FileFigure figure) {
      return new Known(
          figure.place().section(), figure.value().abs().stripTrailingZeros(), figure.unit());
    }
  }

  /** Points that stand in no table, a sentence each. */
  static List<String> problems(ReportFile file) {
    Set<Known> known = new HashSet<>();
    List<String> problems = new ArrayList<>();
    file.figures().stream()
        .filter(figure -> figure.kind() != Kind.CHART)
        .forEach(figure -> known.add(Known.of(figure)));
    for (FileFigure figure : file.figures()) {
      if (figure.kind() == Kind.CHART && !known.contains(Known.of(figure))) {
        problems.add(
            "%s: %s %s is drawn, and stands in no table of its section"
                .formatted(
                    figure.place(), figure.value().toPlainString(), figure.unit().orElse("")));
      }
    }
    return problems;
  }
}
