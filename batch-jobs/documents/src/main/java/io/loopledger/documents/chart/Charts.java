package io.loopledger.documents.chart;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.ReaderFormat;
import java.util.Locale;

/** Draws charts. The same chart gives the same picture, to the last character. */
public final class Charts {
  /** For what a picture is made; a narrow one keeps its letters readable on a phone. */
  public enum Size {
    WIDE(720),
    NARROW(360);

    private final int width;

    Size(int width) {
      this.width = width;
    }

    int width() {
      return width;
    }
  }

  private static final int EMPTY_HEIGHT = 40;

  private Charts() {}

  /** The picture of a chart. */
  public static Picture draw(Chart chart, Locale locale, Size size) {
    ReaderFormat format = ReaderFormat.of(locale);
    if (chart.points().isEmpty()) {
      return nothing(locale, size);
    }
    return switch (chart.kind()) {
      case BARS -> new RowsChart(chart, format, size, Rows.bars(chart, format)).picture();
      case WATERFALL -> new RowsChart(chart, format, size, Rows.waterfall(chart, format)).picture();
      case LINE -> new LineChart(chart, format, size).picture();
    };
  }

  private static Picture nothing(Locale locale, Size size) {
    Markup content = new Markup();
    new Pen(content).words(Labels.NO_VALUES.in(locale), 0, 24, Pen.Anchor.START, Pen.SOFT);
    return new Picture(size.width(), EMPTY_HEIGHT, content);
  }
}
