package io.loopledger.documents.chart;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Bars that lie, one below the other: names of any length have room, and every value stands in
 * figures beside its bar, so no axis has to be read.
 */
final class RowsChart {
  private static final double GAP = 14;
  private static final double MOST_OF_WIDTH_FOR_NAMES = 0.36;
  private static final int MANY_ROWS = 24;
  private static final double CAP = 4;

  /** How much wider bold letters are. */
  private static final double BOLD = 1.1;

  private final Chart chart;
  private final ReaderFormat format;
  private final Charts.Size size;
  private final List<Rows.Row> rows;
  private final Markup out = new Markup();
  private final Pen pen = new Pen(out);
  private final double valueWidth;
  private final double labelWidth;
  private final Scale scale;

  RowsChart(Chart chart, ReaderFormat format, Charts.Size size, List<Rows.Row> rows) {
    this.chart = chart;
    this.format = format;
    this.size = size;
    this.rows = rows;
    this.valueWidth = widest(Rows.Row::value);
    this.labelWidth = Math.min(widest(Rows.Row::label), size.width() * MOST_OF_WIDTH_FOR_NAMES);
    boolean isNarrow = size == Charts.Size.NARROW;
    double from = isNarrow ? 1 : labelWidth + GAP;
    double to = isNarrow ? size.width() - 1.0 : size.width() - valueWidth - GAP;
    this.scale = Scale.of(rows.stream().flatMap(Rows.Row::values).toList(), from, to);
  }

  Picture picture() {
    double top = unit();
    double y = top;
    for (int i = 0; i < rows.size(); i++) {
      Rows.Row row = rows.get(i);
      double middle = y + barOffset();
      boolean isLast = i == rows.size() - 1;
      double rowTop = y;
      pen.group(row.label() + ": " + row.value(), () -> draw(row, rowTop, middle));
      ground(rowTop, middle);
      if (!isLast) {
        step(row, middle);
      }
      y += rowHeight();
    }
    return new Picture(size.width(), (int) Math.ceil(y + 2), out);
  }

  /** Where zero is: from row to row, or beside the bar where names stand between bars. */
  private void ground(double top, double middle) {
    double zero = scale.at(BigDecimal.ZERO);
    if (size == Charts.Size.NARROW) {
      pen.line(zero, middle - barHeight() / 2 - 2, zero, middle + barHeight() / 2 + 2, Pen.AXIS);
    } else {
      pen.line(zero, top, zero, top + rowHeight(), Pen.AXIS);
    }
  }

  /** From the end of a change to the beginning of the next one. */
  private void step(Rows.Row row, double middle) {
    if (chart.kind() == Chart.Kind.WATERFALL && size == Charts.Size.WIDE) {
      double x = scale.at(row.to());
      pen.line(x, middle + barHeight() / 2, x, middle + rowHeight() - barHeight() / 2, Pen.AXIS);
    }
  }

  /** The unit above the values. */
  private double unit() {
    String unit = format.unit(chart.unit());
    if (unit.isEmpty()) {
      return 2;
    }
    pen.words(unit, right(), Pen.FONT_PIXELS, Pen.Anchor.END, Pen.SOFT);
    return Pen.FONT_PIXELS + 8;
  }

  private void draw(Rows.Row row, double top, double middle) {
    if (size == Charts.Size.NARROW) {
      double room = size.width() - valueWidth - GAP;
      label(row, TextFit.line(row.label(), room), 0, top + 15, Pen.Anchor.START);
      label(row, row.value(), right(), top + 15, Pen.Anchor.END);
    } else {
      label(row, row.value(), right(), middle + 4.5, Pen.Anchor.END);
      names(row, middle);
    }
    bar(row, middle);
    whisker(row, middle);
  }

  private void names(Rows.Row row, double middle) {
    List<String> lines =
        isDense()
            ? List.of(TextFit.line(row.label(), labelWidth))
            : TextFit.twoLines(row.label(), labelWidth);
    double first = lines.size() == 1 ? middle + 4.5 : middle - 2.5;
    for (int i = 0; i < lines.size(); i++) {
      label(row, lines.get(i), 0, first + i * 14.0, Pen.Anchor.START);
    }
  }

  private void label(Rows.Row row, String text, double x, double y, Pen.Anchor anchor) {
    if (row.isTotal()) {
      pen.strong(text, x, y, anchor, Pen.INK);
    } else {
      pen.words(text, x, y, anchor, Pen.INK);
    }
  }

  /** A value that is not zero is always seen, however small. */
  private void bar(Rows.Row row, double middle) {
    double from = scale.at(row.from());
    double to = scale.at(row.to());
    boolean isSomething = row.from().compareTo(row.to()) != 0;
    double width = isSomething ? Math.max(1.5, Math.abs(to - from)) : 0;
    double left = row.to().compareTo(row.from()) < 0 ? Math.max(from, to) - width : from;
    pen.bar(left, middle - barHeight() / 2, width, barHeight(), row.ink());
  }

  private void whisker(Rows.Row row, double middle) {
    if (row.lower().isEmpty() || row.upper().isEmpty()) {
      return;
    }
    double left = scale.at(row.lower().orElseThrow());
    double right = scale.at(row.upper().orElseThrow());
    pen.line(left, middle, right, middle, Pen.INK);
    pen.line(left, middle - CAP, left, middle + CAP, Pen.INK);
    pen.line(right, middle - CAP, right, middle + CAP, Pen.INK);
  }

  /** Where figures end; letters may be a little wider than they say. */
  private double right() {
    return size.width() - 2.0;
  }

  private boolean isDense() {
    return rows.size() > MANY_ROWS;
  }

  private double rowHeight() {
    if (size == Charts.Size.NARROW) {
      return 46;
    }
    return isDense() ? 20 : 32;
  }

  private double barHeight() {
    return isDense() || size == Charts.Size.NARROW ? 12 : 16;
  }

  private double barOffset() {
    return size == Charts.Size.NARROW ? 28 : rowHeight() / 2;
  }

  private double widest(Function<Rows.Row, String> text) {
    return rows.stream()
        .mapToDouble(row -> TextFit.width(text.apply(row)) * (row.isTotal() ? BOLD : 1))
        .max()
        .orElse(0);
  }
}
