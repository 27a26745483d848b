package io.loopledger.reports.check;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import io.loopledger.reports.datapoint.Conversion;
import io.loopledger.reports.source.ReportSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads every figure of a document again, through Trino at the state of its report, and compares.
 * Each figure that names its origin is asked for as a metric, with the query of its view or, where
 * the view has no such row, over the entries and draws themselves. So the check shares no
 * arithmetic with the reports that work figures out of sums.
 */
public final class OriginCheck {
  private final ReportSource source;
  private final OriginReader reader;

  /** At the state of a report. */
  public OriginCheck(ReportSource source) {
    this.source = source;
    this.reader = new OriginReader(source);
  }

  /**
   * What was found.
   *
   * @param checked figures that were read again
   * @param withoutOrigin figures that name no metric, such as numbers of rows
   * @param problems figures that are others, a sentence each
   */
  public record Result(int checked, int withoutOrigin, List<String> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /** A figure and where it stands. */
  private record Placed(String place, Amount amount) {}

  /** Checks all figures of a document. */
  public Result check(Document document) throws SQLException {
    List<Placed> figures = figures(document);
    List<Origin> origins =
        figures.stream().flatMap(figure -> figure.amount().origin().stream()).distinct().toList();
    reader.read(origins);
    List<String> problems = new ArrayList<>();
    int checked = 0;
    for (Placed figure : figures) {
      if (figure.amount().origin().isPresent()) {
        checked++;
        problem(figure.amount(), figure.amount().origin().get())
            .ifPresent(problem -> problems.add(figure.place() + ": " + problem));
      }
    }
    return new Result(checked, figures.size() - checked, problems);
  }

  /** What is wrong, by figure, with those that name an origin; what is right is not in it. */
  public Map<Amount, String> differences(Collection<Amount> figures) throws SQLException {
    reader.read(figures.stream().flatMap(f -> f.origin().stream()).distinct().toList());
    Map<Amount, String> differences = new LinkedHashMap<>();
    for (Amount figure : figures) {
      figure
          .origin()
          .flatMap(origin -> problem(figure, origin))
          .ifPresent(problem -> differences.put(figure, problem));
    }
    return differences;
  }

  private Optional<String> problem(Amount amount, Origin origin) {
    Metric metric = source.catalog().metric(origin.metric());
    String unit = OriginReader.unit(source.catalog(), metric, origin.statistic());
    Optional<Conversion> conversion = Conversion.of(unit, amount.unit());
    if (conversion.isEmpty() && !metric.meta().unit().hasMoney()) {
      return Optional.of(
          "unit is %s, and %s has %s".formatted(amount.unit(), origin.metric(), unit));
    }
    Optional<BigDecimal> read =
        reader.figure(origin).map(v -> conversion.map(c -> c.apply(v)).orElse(v));
    boolean isEqual = read.isPresent() && read.get().compareTo(amount.value()) == 0;
    return isEqual
        ? Optional.empty()
        : Optional.of(
            "%s, but %s %s of %s is %s"
                .formatted(
                    amount.value().toPlainString(),
                    origin.statistic(),
                    origin.metric(),
                    origin.where(),
                    read.map(BigDecimal::toPlainString).orElse("nothing")));
  }

  private static List<Placed> figures(Document document) {
    List<Placed> figures = new ArrayList<>();
    for (Document.Section section : document.sections()) {
      for (Block block : section.blocks()) {
        add(section.id(), block, figures);
      }
    }
    return figures;
  }

  private static void add(String section, Block block, List<Placed> figures) {
    switch (block) {
      case Figures shown ->
          shown
              .items()
              .forEach(
                  item -> {
                    String place = section + " > " + shown.id() + " > " + item.id();
                    add(place, item.value(), figures);
                    item.interval()
                        .ifPresent(
                            interval -> {
                              add(place, interval.lower(), figures);
                              add(place, interval.upper(), figures);
                            });
                  });
      case Table table -> {
        for (int row = 0; row < table.rows().size(); row++) {
          for (int column = 0; column < table.columns().size(); column++) {
            String place =
                "%s > %s, row %d, %s"
                    .formatted(section, table.id(), row + 1, table.columns().get(column).id());
            add(place, table.rows().get(row).cells().get(column), figures);
          }
        }
      }
      case Chart chart -> {}
      case Block.Words words -> {}
      case Block.Notice notice -> {}
    }
  }

  private static void add(String place, Cell cell, List<Placed> figures) {
    if (cell instanceof Amount amount) {
      figures.add(new Placed(place, amount));
    }
  }
}
