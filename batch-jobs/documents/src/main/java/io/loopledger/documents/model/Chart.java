package io.loopledger.documents.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A picture of figures. A table with the same figures stands beside it, and its summary is what is
 * read aloud in its place.
 *
 * @param id stable name, unique in the document, in kebab-case
 * @param title what it shows
 * @param summary what one sees in it, in one or two sentences
 * @param unit of all its values
 * @param decimals digits that are shown
 * @param kind how it is drawn
 * @param points from left to right, or from top to bottom
 */
public record Chart(
    String id,
    String title,
    String summary,
    String unit,
    int decimals,
    Kind kind,
    List<Point> points)
    implements Block {
  public Chart {
    points = List.copyOf(points);
  }

  /** How a chart is drawn. */
  public enum Kind {
    /** A bar for each point, with a whisker where it has bounds. */
    BARS,
    /** Steps from a first figure to a last one; points that are totals stand on the ground. */
    WATERFALL,
    /** A line over time, with a band where points have bounds. */
    LINE
  }

  /**
   * A value in a chart.
   *
   * @param label below or beside it
   * @param value the value
   * @param lower lower bound
   * @param upper upper bound
   * @param isTotal whether a waterfall draws it from the ground
   */
  public record Point(
      String label,
      BigDecimal value,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> upper,
      boolean isTotal) {}
}
