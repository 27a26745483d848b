package io.loopledger.documents.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in a cell of a table. */
public sealed interface Cell {
  /**
   * Words. A writer neutralises what a spreadsheet would run as a formula.
   *
   * @param text as it is, of any characters
   */
  record Text(String text) implements Cell {}

  /**
   * An exact figure.
   *
   * @param value all its digits: CSV, JSON and the cell of a spreadsheet have them
   * @param decimals digits that are shown to people, HALF_UP; {@code value} keeps the others. Of a
   *     share they are digits of the percent that people see: 0.4978 with 1 is 49.8%
   * @param unit such as {@code EUR}, {@code kgCO2e}, {@code g}, {@code unit}; a share has {@code
   *     ratio}, its value is between 0 and 1 and people see percent
   * @param origin the metric it was read from
   */
  record Amount(BigDecimal value, int decimals, String unit, Optional<Origin> origin)
      implements Cell {
    /** Unit of a share, which people see as percent. */
    public static final String RATIO = "ratio";

    /** A figure that is no metric's, such as a number of rows. */
    public static Amount of(BigDecimal value, int decimals, String unit) {
      return new Amount(value, decimals, unit, Optional.empty());
    }
  }

  /** A date. */
  record Day(LocalDate date) implements Cell {}

  /**
   * Nothing, which is not zero.
   *
   * @param reason why, such as "nothing to divide by"; empty where it says nothing
   */
  record Empty(String reason) implements Cell {}

  /**
   * Where a figure comes from, so that anybody can read it again.
   *
   * @param metric qualified name, such as {@code finance.net_revenue}
   * @param where dimensions and their values, all of them equal; {@code period} may be a month
   * @param statistic which figure of the metric it is
   */
  record Origin(String metric, Map<String, String> where, Statistic statistic) {
    public Origin {
      where = Collections.unmodifiableMap(new TreeMap<>(where));
    }
  }

  /** Figures that a metric with an interval has. */
  enum Statistic {
    VALUE,
    P5,
    P50,
    P95,
    NUMERATOR,
    DENOMINATOR
  }
}
