package io.loopledger.restatement.plan;

import io.loopledger.schemas.entry.Cause;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a run changes in one figure by one cause. The figure is all that is told before the period:
 * {@code published} plus the differences of all its causes is {@code restated}.
 *
 * @param figure the figure
 * @param period posting period that the difference goes to: the month, or where that is closed the
 *     oldest open one after it
 * @param cause why it changes
 * @param published the figure now
 * @param difference what this cause adds
 * @param restated the figure afterwards
 * @param entries entries that are posted; 0 of a metric, whose entries are those of its accounts
 * @param subjects subjects in which the figure changes by this cause; 0 of a metric
 */
public record EffectLine(
    Figure figure,
    YearMonth period,
    Cause cause,
    Value published,
    Value difference,
    Value restated,
    long entries,
    long subjects) {

  /** Whether a figure is an account or a metric over accounts. */
  public enum Kind {
    /** An account of the chart; debit positive. */
    ACCOUNT,
    /** A simple metric over accounts, with its own sign. */
    METRIC
  }

  /**
   * A figure of a month.
   *
   * @param kind account or metric
   * @param brand brand
   * @param program programme; null where the events name none
   * @param name account, or schema and name of the metric
   * @param measure currency or unit
   * @param reportingCurrency reporting currency; null where there is no second amount
   * @param method impact method; null where there is none
   * @param factorVersion factor version; null where there is none
   * @param month month of the business date
   */
  public record Figure(
      Kind kind,
      String brand,
      @Nullable String program,
      String name,
      String measure,
      @Nullable String reportingCurrency,
      @Nullable String method,
      @Nullable String factorVersion,
      YearMonth month) {}

  /**
   * An amount, and the same in the reporting currency.
   *
   * @param amount in the figure's measure
   * @param reporting in the reporting currency; zero where there is none
   */
  public record Value(BigDecimal amount, BigDecimal reporting) {
    /** Nothing. */
    public static final Value ZERO = new Value(BigDecimal.ZERO, BigDecimal.ZERO);

    /** The sum of both. */
    public Value plus(Value other) {
      return new Value(amount.add(other.amount), reporting.add(other.reporting));
    }

    /** Whether there is nothing. */
    public boolean isZero() {
      return amount.signum() == 0 && reporting.signum() == 0;
    }
  }
}
