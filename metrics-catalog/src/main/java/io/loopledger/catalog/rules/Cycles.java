package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.SellerStatus;
import java.util.ArrayList;
import java.util.List;

/** The next loop of a unit that had left. */
final class Cycles {
  private Cycles() {}

  /** Opens the next cycle: what belonged to the one before stays where it was posted. */
  static void open(UnitState state) {
    state.accruals = settledAccruals(state);
    state.cycleNo = Math.addExact(state.cycleNo, 1);
    state.dimensions = null;
    state.facts = state.facts.withGrade(null);
    state.stage = UnitState.Stage.UNSEEN;
    state.leftTo = null;
    state.stock = List.of();
    state.writtenDown = List.of();
    state.seller = state.askedSeller;
    state.askedSeller = SellerStatus.UNKNOWN;
    state.purchaseMicros = 0;
    state.purchaseReportingMicros = 0;
    state.purchaseCurrency = null;
    state.isPurchaseDocumented = false;
    state.hasDeductedInput = false;
    state.isRepairCredited = false;
    state.isComingBack = false;
    state.hasComeBack = false;
    state.isShippedBeforeSale = false;
    state.isDeliveredBeforeSale = false;
    state.shippedDay = 0;
    state.shipping = List.of();
    state.balances = Balances.without(state.balances, Payouts.DEBTS);
    state.retainedFees = List.of();
  }

  /** Invoices that come after the unit left correct the account that took its cost. */
  static List<Accrual> settledAccruals(UnitState state) {
    List<Accrual> next = new ArrayList<>(state.accruals.size());
    for (Accrual accrual : state.accruals) {
      Component component = accrual.component();
      next.add(component == null ? accrual : accrual.on(Stock.account(state, component), null));
    }
    return next;
  }
}
