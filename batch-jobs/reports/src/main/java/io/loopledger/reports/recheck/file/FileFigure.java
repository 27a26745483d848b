package io.loopledger.reports.recheck.file;

import io.loopledger.documents.model.Cell.Origin;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A figure that stands in a file.
 *
 * @param kind what it is a part of
 * @param place where it stands
 * @param value all its digits
 * @param decimals digits that people are shown; empty where all of them are
 * @param unit its unit; empty where the file has no unit for programs
 * @param origin the metric that it was read from
 */
public record FileFigure(
    Kind kind,
    Place place,
    BigDecimal value,
    OptionalInt decimals,
    Optional<String> unit,
    Optional<Origin> origin) {

  /** What a figure is a part of. */
  public enum Kind {
    /** The few that are shown large. */
    FIGURES,
    /** A cell of a table. */
    TABLE,
    /** A point of a chart, drawn from figures that a table has. */
    CHART
  }
}
