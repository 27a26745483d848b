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
  private static final double MOST_OF_NAME = 0.25;
  private static final double MOST_OF_LAST = 0.3;

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
      pen.line(left, y, right(), y, tick.signum() == 0 ? Pen.AXIS : Pen.GRID);
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
    double room = size.width();
    for (int i = points.size() - 1; i >= 0; i -= stepOfNames()) {
      String name = TextFit.line(points.get(i).label(), size.width() * MOST_OF_NAME);
      double half = TextFit.width(name) / 2;
      double middle = Math.clamp(x(i), half, size.width() - half);
      if (middle + half <= room) {
        pen.words(name, middle, BOTTOM + 22, Pen.Anchor.MIDDLE, Pen.SOFT);
        room = middle - half - GAP;
      }
    }
  }

  /** The same number of points between all names, so that time is seen to pass evenly. */
  private int stepOfNames() {
    double widest =
        points.stream()
            .map(point -> TextFit.line(point.label(), size.width() * MOST_OF_NAME))
            .mapToDouble(TextFit::width)
            .max()
            .orElse(0);
    return points.size() == 1 ? 1 : Math.max(1, (int) Math.ceil((widest + GAP) / spacing()));
  }

  /** The newest value in figures: it is what most readers look for. */
  private void last() {
    Pen.Spot spot = spot(points.size() - 1, points.getLast().value());
    String number = number(points.getLast());
    if (isBeside()) {
      pen.strong(number, spot.x() + GAP, spot.y() + 4.5, Pen.Anchor.START, Pen.INK);
    } else {
      double y = Math.max(Pen.FONT_PIXELS, spot.y() - 9);
      pen.strong(number, size.width() - 2.0, y, Pen.Anchor.END, Pen.INK);
    }
  }

  /** Whether the newest value has room to the right of its point, where no line runs. */
  private boolean isBeside() {
    return lastWidth() < size.width() * MOST_OF_LAST;
  }

  private double lastWidth() {
    return TextFit.width(number(points.getLast())) * 1.1;
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
    return isBeside() ? size.width() - lastWidth() - GAP : size.width() - 24.0;
  }
}
