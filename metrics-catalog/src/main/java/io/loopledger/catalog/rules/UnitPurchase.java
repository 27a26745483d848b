package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.vat.MarginScheme;
import java.util.Optional;

/**
 * What a unit was bought for, as the margin scheme counts it: for the night, by the functions that
 * tax the unit's sale.
 *
 * @param cycleNo the unit's cycle
 * @param purchaseMicros all that its seller got in this cycle, in millionths of the reporting
 *     currency at the rates of the days it was paid
 * @param isUnderGlobalMargin whether a sale under the margin scheme would be taxed with the global
 *     margin of its period
 */
public record UnitPurchase(int cycleNo, long purchaseMicros, boolean isUnderGlobalMargin) {
  /** The purchase in a state; empty if the state is of rules that know none. */
  public static Optional<UnitPurchase> of(RuleSet.FoldState state, BookPolicies policies) {
    if (!(state instanceof UnitState unit)) {
      return Optional.empty();
    }
    boolean isGlobal =
        SaleTax.isGlobal(policies, unit)
            && MarginScheme.refusal(SaleTax.conditions(policies, unit)).isEmpty();
    return Optional.of(new UnitPurchase(unit.cycleNo, unit.purchaseReportingMicros, isGlobal));
  }
}
