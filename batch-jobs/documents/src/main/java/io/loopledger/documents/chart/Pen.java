package io.loopledger.documents.chart;

import io.loopledger.documents.markup.Markup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws shapes and texts. Each has a class, by which a page gives it the colours of day, night and
 * print, and beside it the colours of day, for readers without style sheets.
 */
final class Pen {
  /** Height of letters. */
  static final int FONT_PIXELS = 13;

  /** Blue and orange stay apart for every kind of colour vision, and in grey. */
  static final Ink MORE = new Ink("more", "#2a6592");

  static final Ink LESS = new Ink("less", "#cf6a1f");
  static final Ink TOTAL = new Ink("total", "#454f59");
  static final Ink BAND = new Ink("band", "#cfdfec");
  static final Ink INK = new Ink("ink", "#1c2024");
  static final Ink SOFT = new Ink("soft", "#59626b");
  static final Ink GRID = new Ink("grid", "#dfe3e7");
  static final Ink AXIS = new Ink("axis", "#8b949c");

  /** A colour by its meaning. */
  record Ink(String name, String colour) {}

  /** Which end of a text is held. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String value;

    Anchor(String value) {
      this.value = value;
    }
  }

  /** A point of a line. */
  record Spot(double x, double y) {
    @Override
    public String toString() {
      return pixels(x) + "," + pixels(y);
    }
  }

  private final Markup out;

  Pen(Markup out) {
    this.out = out;
  }

  void bar(double x, double y, double width, double height, Ink ink) {
    out.single(
        "rect",
        "class",
        "fill-" + ink.name(),
        "fill",
        ink.colour(),
        "x",
        pixels(x),
        "y",
        pixels(y),
        "width",
        pixels(width),
        "height",
        pixels(height));
  }

  void line(double x1, double y1, double x2, double y2, Ink ink) {
    line(List.of(new Spot(x1, y1), new Spot(x2, y2)), ink, 1);
  }

  void line(List<Spot> spots, Ink ink, double width) {
    out.single(
        "polyline",
        "class",
        "line-" + ink.name(),
        "fill",
        "none",
        "stroke",
        ink.colour(),
        "stroke-width",
        pixels(width),
        "points",
        spots.stream().map(Spot::toString).collect(Collectors.joining(" ")));
  }

  void area(List<Spot> spots, Ink ink) {
    out.single(
        "polygon",
        "class",
        "fill-" + ink.name(),
        "fill",
        ink.colour(),
        "points",
        spots.stream().map(Spot::toString).collect(Collectors.joining(" ")));
  }

  void dot(Spot spot, double radius, Ink ink) {
    out.single(
        "circle",
        "class",
        "fill-" + ink.name(),
        "fill",
        ink.colour(),
        "cx",
        pixels(spot.x()),
        "cy",
        pixels(spot.y()),
        "r",
        pixels(radius));
  }

  void words(String text, double x, double y, Anchor anchor, Ink ink) {
    words(text, x, y, anchor, ink, "normal");
  }

  void strong(String text, double x, double y, Anchor anchor, Ink ink) {
    words(text, x, y, anchor, ink, "bold");
  }

  private void words(String text, double x, double y, Anchor anchor, Ink ink, String weight) {
    out.leaf(
        "text",
        text,
        "class",
        "fill-" + ink.name(),
        "fill",
        ink.colour(),
        "font-size",
        Integer.toString(FONT_PIXELS),
        "font-weight",
        weight,
        "text-anchor",
        anchor.value,
        "x",
        pixels(x),
        "y",
        pixels(y));
  }

  /** Shapes that belong together, with what is shown when one points at them. */
  void group(String title, Runnable shapes) {
    out.open("g").leaf("title", title);
    shapes.run();
    out.close();
  }

  /** A tenth of a pixel is fine enough, and short. */
  static String pixels(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
