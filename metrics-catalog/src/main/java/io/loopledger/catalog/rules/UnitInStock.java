package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.catalog.reference.BookPolicies;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of a unit in stock, for the night: the same state and the same functions that
 * post the unit's own entries, so that both agree to the last digit. Amounts are millionths of the
 * reporting currency.
 *
 * @param cycleNo the unit's cycle
 * @param program its programme; null if it has none
 * @param stockedDay business date from which nights count
 * @param nights nights in stock so far; of a unit that was handed to the carrier until then
 * @param holdingMicros what would be posted on {@code imputed.holding} if it left on the day
 * @param capitalMicros the same on {@code imputed.capital}
 * @param carryingMicros what it stands in the books at: cost, less write-downs
 * @param writtenDownMicros what write-downs took from its cost, which a write-up may give back
 * @param isShipped whether it was handed to the carrier, and only its revenue is not recognised
 */
public record UnitInStock(
    int cycleNo,
    @Nullable String program,
    LocalDate stockedDay,
    long nights,
    long holdingMicros,
    long capitalMicros,
    long carryingMicros,
    long writtenDownMicros,
    boolean isShipped) {

  /**
   * The unit at the end of a day.
   *
   * @param state the state after the unit's events up to that day
   * @param policies the brand's policies in force
   * @param day the day, which decides the nights
   * @return empty if it is not in stock, or if the state is of rules that know no stock
   */
  public static Optional<UnitInStock> of(
      RuleSet.FoldState state, BookPolicies policies, LocalDate day) {
    if (!(state instanceof UnitState unit) || !unit.isInStock()) {
      return Optional.empty();
    }
    Stock.Holding holding = Stock.holding(policies, unit, unit.stock, day);
    return Optional.of(
        new UnitInStock(
            unit.cycleNo,
            unit.facts.program(),
            LocalDate.ofEpochDay(unit.stockedDay),
            holding.nights(),
            holding.costMicros(),
            holding.capitalMicros(),
            Layers.reportingMicros(unit.stock),
            Layers.reportingMicros(unit.writtenDown),
            unit.shippedDay != 0));
  }
}
