package io.loopledger.catalog.posting.v1;

import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** The life of a unit between two sales: its cost gathers in stock until it leaves. */
final class UnitRules {
  private UnitRules() {}

  /** Arrival; inbound cost is part of the unit's cost. */
  static SubjectState received(SubjectState state, UnitReceived received, Lines out) {
    out.units("units.received", 1);
    if (received.massG() != null) {
      out.grams("mass.received", received.massG());
    }
    return capitalise(state.arrived(), received.inboundCost(), "payables.carriers", out);
  }

  /** Grading posts no money; it becomes a dimension of what follows. */
  static SubjectState graded(SubjectState state, UnitGraded graded, Lines out) {
    out.units("units.graded", 1);
    return state.withFacts(state.facts().withGrade(graded.grade().name()));
  }

  /**
   * The payout is the unit's acquisition cost, owed in cash or as a voucher. A coupon is neither a
   * cost nor a liability: it lowers the price of a later sale.
   */
  static SubjectState payout(SubjectState state, PayoutIssued payout, Lines out) {
    return switch (payout.instrument()) {
      case CASH -> capitalise(state, payout.amount(), "payouts.payable", out);
      case VOUCHER, SPV, MPV -> capitalise(state, payout.amount(), "vouchers.outstanding", out);
      case COUPON -> state;
    };
  }

  /** The cost of a repair is part of the unit's cost; its outcome is counted. */
  static SubjectState repaired(SubjectState state, RepairCompleted repair, Lines out) {
    switch (repair.outcome()) {
      case FIXED -> out.units("repairs.fixed", 1);
      case REPAIRABLE -> out.units("repairs.repairable", 1);
      case END_OF_LIFE -> {
        out.units("repairs.end-of-life", 1);
        out.units("units.disposed", 1);
      }
      case UNKNOWN -> out.units("repairs.unknown", 1);
    }
    return capitalise(state, repair.repairCost(), "payables.partners", out);
  }

  /** Recycling ends the loop: disposal is cost, and so is what the unit had cost. */
  static SubjectState recycled(SubjectState state, UnitRecycled recycled, Lines out) {
    out.units("units.recycled", 1);
    if (recycled.massG() != null) {
      out.grams("mass.recycled", recycled.massG());
    }
    if (recycled.disposalCost() != null) {
      out.transfer("cost.disposal", "payables.partners", recycled.disposalCost());
    }
    return writeOffStock(state, out);
  }

  /** Lost, stolen or unsaleable. */
  static SubjectState writtenOff(SubjectState state, Lines out) {
    out.units("units.written-off", 1);
    return writeOffStock(state, out);
  }

  /** Pieces found or missing, at no known cost. */
  static void adjusted(InventoryAdjusted adjusted, Lines out) {
    out.units("units.adjusted", adjusted.quantityChange());
  }

  private static SubjectState capitalise(
      SubjectState state, @Nullable Money cost, String owedOn, Lines out) {
    if (cost == null || cost.amountMicros() == 0) {
      return state;
    }
    out.transfer("inventory.units", owedOn, cost);
    return state.withInventory(cost.currency(), cost.amountMicros());
  }

  private static SubjectState writeOffStock(SubjectState state, Lines out) {
    out.transferEach("cost.write-offs", "inventory.units", state.inventoryMicros());
    return state.withoutInventory();
  }
}
