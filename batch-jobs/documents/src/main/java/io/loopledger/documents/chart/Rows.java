package io.loopledger.documents.chart;

import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bars of a chart, from top to bottom. */
final class Rows {
  /**
   * A bar.
   *
   * @param label its name
   * @param value what is written beside it
   * @param from where it begins
   * @param to where it ends
   * @param lower end of its whisker
   * @param upper other end of its whisker
   * @param ink its colour
   * @param isTotal whether it is a total, which stands out
   */
  record Row(
      String label,
      String value,
      BigDecimal from,
      BigDecimal to,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> upper,
      Pen.Ink ink,
      boolean isTotal) {
    /** All values that must be on the scale. */
    Stream<BigDecimal> values() {
      return Stream.of(Optional.of(from), Optional.of(to), lower, upper).flatMap(Optional::stream);
    }
  }

  private Rows() {}

  static List<Row> bars(Chart chart, ReaderFormat format) {
    return chart.points().stream()
        .map(
            point -> {
              String value = format.number(point.value(), chart.decimals(), chart.unit());
              return row(
                  point, value, BigDecimal.ZERO, point.value(), point.lower(), point.upper());
            })
        .toList();
  }

  /** Each change begins where the one before it ended; a total begins at zero. */
  static List<Row> waterfall(Chart chart, ReaderFormat format) {
    List<Row> rows = new ArrayList<>();
    BigDecimal reached = BigDecimal.ZERO;
    for (Chart.Point point : chart.points()) {
      BigDecimal from = point.isTotal() ? BigDecimal.ZERO : reached;
      reached = from.add(point.value());
      String value =
          point.isTotal()
              ? format.number(point.value(), chart.decimals(), chart.unit())
              : format.change(point.value(), chart.decimals(), chart.unit());
      BigDecimal start = from;
      rows.add(
          row(
              point,
              value,
              from,
              reached,
              point.lower().map(start::add),
              point.upper().map(start::add)));
    }
    return rows;
  }

  private static Row row(
      Chart.Point point,
      String value,
      BigDecimal from,
      BigDecimal to,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> upper) {
    Pen.Ink ink = point.value().signum() < 0 ? Pen.LESS : Pen.MORE;
    return new Row(
        point.label(),
        value,
        from,
        to,
        lower,
        upper,
        point.isTotal() ? Pen.TOTAL : ink,
        point.isTotal());
  }
}
