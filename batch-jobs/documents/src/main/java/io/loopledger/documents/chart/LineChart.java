package io.loopledger.documents.chart;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line over time, with a band between its bounds. */
final class LineChart {
  private static final int HEIGHT = 270;
  private static final double TOP = 30;
  private static final double BOTTOM = HEIGHT - 30.0;
  private static final double GAP = 10;
  private static final int MANY_POINTS = 24;

  private final Chart chart;
  private final ReaderFormat format;
  private final Charts.Size size;
  private final List<Chart.Point> points;
  private final Markup out = new Markup();
  private final Pen pen = new Pen(out);
  private final Scale scale;
  private final double left;

  LineChart(Chart chart, ReaderFormat format, Charts.Size size) {
    this.chart = chart;
    this.format = format;
    this.size = size;
    this.points = chart.points();
    List<BigDecimal> values =
        points.stream()
            .flatMap(point -> Stream.of(Optional.of(point.value()), point.lower(), point.upper()))
            .flatMap(Optional::stream)
            .toList();
    this.scale = Scale.of(values, BOTTOM, TOP).rounded();
    this.left =
        GAP + scale.ticks().stream().map(this::tick).mapToDouble(TextFit::width).max().orElse(0);
  }

  Picture picture() {
    grid();
    band();
    line();
    names();
    last();
    return new Picture(size.width(), HEIGHT, out);
  }

  private void grid() {
    String unit = format.unit(chart.unit());
    if (!unit.isEmpty()) {
      pen.words(unit, 0, Pen.FONT_PIXELS - 1.0, Pen.Anchor.START, Pen.SOFT);
    }
    for (BigDecimal tick : scale.ticks()) {
      double y = scale.at(tick);
      pen.line(left, y, size.width(), y, tick.signum() == 0 ? Pen.AXIS : Pen.GRID);
      pen.words(tick(tick), left - GAP, y + 4.5, Pen.Anchor.END, Pen.SOFT);
    }
  }

  private String tick(BigDecimal value) {
    int digits = Math.max(0, scale.step().scale());
    boolean isShare = Cell.Amount.RATIO.equals(chart.unit());
    return format.number(value, isShare ? Math.max(0, digits - 2) : digits, chart.unit());
  }

  /** From point to point, wherever both have bounds; a lone one has a whisker. */
  private void band() {
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i <= points.size(); i++) {
      if (i < points.size() && hasBounds(points.get(i))) {
        run.add(i);
      } else {
        band(run);
        run.clear();
      }
    }
  }

  private static boolean hasBounds(Chart.Point point) {
    return point.lower().isPresent() && point.upper().isPresent();
  }

  private void band(List<Integer> run) {
    List<Pen.Spot> spots = new ArrayList<>();
    run.forEach(i -> spots.add(spot(i, points.get(i).upper().orElseThrow())));
    run.reversed().forEach(i -> spots.add(spot(i, points.get(i).lower().orElseThrow())));
    if (run.size() == 1) {
      pen.line(spots, Pen.INK, 1);
    } else if (run.size() > 1) {
      pen.area(spots, Pen.BAND);
    }
  }

  private void line() {
    List<Pen.Spot> spots = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      spots.add(spot(i, points.get(i).value()));
    }
    if (spots.size() > 1) {
      pen.line(spots, Pen.MORE, 2);
    }
    for (int i = 0; i < points.size(); i++) {
      Chart.Point point = points.get(i);
      double radius = points.size() > MANY_POINTS ? 1.5 : 3.5;
      Pen.Spot spot = spots.get(i);
      pen.group(point.label() + ": " + number(point), () -> pen.dot(spot, radius, Pen.MORE));
    }
  }

  /** As many names below as have room, always that of the last point. */
  private void names() {
    double room = points.size() == 1 ? right() - left : spacing();
    double widest = 0;
    for (Chart.Point point : points) {
      widest = Math.max(widest, TextFit.width(TextFit.line(point.label(), mostOfName())));
    }
    int step = Math.max(1, (int) Math.ceil((widest + GAP) / room));
    for (int i = points.size() - 1; i >= 0; i -= step) {
      String name = TextFit.line(points.get(i).label(), mostOfName());
      double half = TextFit.width(name) / 2;
      double middle = Math.clamp(x(i), half, size.width() - half);
      pen.words(name, middle, BOTTOM + 22, Pen.Anchor.MIDDLE, Pen.SOFT);
    }
  }

  private double mostOfName() {
    return size.width() / 4.0;
  }

  /** The newest value in figures: it is what most readers look for. */
  private void last() {
    Chart.Point point = points.getLast();
    Pen.Spot spot = spot(points.size() - 1, point.value());
    String number = number(point);
    double half = TextFit.width(number) / 2;
    double middle = Math.clamp(spot.x(), half, Math.max(half, size.width() - half));
    pen.strong(number, middle, Math.max(Pen.FONT_PIXELS, spot.y() - 9), Pen.Anchor.MIDDLE, Pen.INK);
  }

  private String number(Chart.Point point) {
    return format.number(point.value(), chart.decimals(), chart.unit());
  }

  private Pen.Spot spot(int index, BigDecimal value) {
    return new Pen.Spot(x(index), scale.at(value));
  }

  private double x(int index) {
    return points.size() == 1 ? (left + right()) / 2 : left + GAP + index * spacing();
  }

  private double spacing() {
    return (right() - left - GAP) / Math.max(1, points.size() - 1);
  }

  private double right() {
    return size.width() - 24.0;
  }
}
