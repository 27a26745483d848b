package io.loopledger.catalog.posting.v1;

import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Customers;
import io.loopledger.schemas.event.Documents;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.Intake;
import io.loopledger.schemas.event.LoopEnd;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Repair;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.TakeBack;
import java.util.Optional;

/** One rule per event type: the next state of the subject, and the amounts in {@code out}. */
final class Rules {
  /** Written on every entry; a change of any rule's meaning raises it. */
  static final String VERSION = "2026-11";

  private Rules() {}

  static SubjectState apply(
      SubjectState state, Event event, Optional<FactorPack> factors, Lines out) {
    EventContext context = event.context();
    return switch (event.data()) {
      case EventData.ProductSold sold -> SalesRules.sold(state, context, sold, out);
      case EventData.SaleReturned returned -> SalesRules.returned(state, context, returned, out);
      case EventData.UnitSold sold -> SalesRules.resold(state, context, sold, out);
      case EventData.UnitReceived received -> UnitRules.received(state, received, out);
      case EventData.UnitGraded graded -> UnitRules.graded(state, graded, out);
      case EventData.PayoutIssued payout -> UnitRules.payout(state, payout, out);
      case EventData.RepairCompleted repair -> repaired(state, repair, factors, out);
      case EventData.UnitRecycled recycled -> UnitRules.recycled(state, recycled, out);
      case EventData.UnitWrittenOff writtenOff -> UnitRules.writtenOff(state, out);
      case EventData.ShippingCharged shipping -> {
        DocumentRules.shipping(context, shipping, out);
        yield state;
      }
      case EventData.FeeCharged fee -> {
        DocumentRules.fee(context, fee, out);
        yield state;
      }
      case EventData.VoucherSold voucher -> {
        DocumentRules.voucherSold(context, voucher, out);
        yield state;
      }
      case EventData.VoucherRedeemed voucher -> {
        DocumentRules.voucherRedeemed(context, voucher, out);
        yield state;
      }
      case EventData.InventoryAdjusted adjusted -> {
        UnitRules.adjusted(adjusted, out);
        yield state;
      }
      case EventData.ManualAdjustment adjustment -> {
        DocumentRules.adjustment(context, adjustment, out);
        yield state;
      }
      // Recorded in raw.events; this version of the rules posts nothing for them. The rules that do
      // come with the next version, and a restatement posts what these events missed.
      case FirstLife recorded -> state;
      case TakeBack recorded -> state;
      case Intake recorded -> state;
      case Repair recorded -> state;
      case Payout recorded -> state;
      case Resale recorded -> state;
      case LoopEnd recorded -> state;
      case Customers recorded -> state;
      case Corrections recorded -> state;
      case Documents recorded -> state;
    };
  }

  private static SubjectState repaired(
      SubjectState state,
      EventData.RepairCompleted repair,
      Optional<FactorPack> factors,
      Lines out) {
    SubjectState next = UnitRules.repaired(state, repair, out);
    return factors.map(pack -> ImpactRules.repaired(next, repair, pack, out)).orElse(next);
  }
}
