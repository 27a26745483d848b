package io.loopledger.catalog.posting;

import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import java.util.Optional;

/** One rule per event type: the next state of the subject, and the amounts in {@code out}. */
final class PostingRules {
  /** Written on every entry; a change of any rule's meaning raises it. */
  static final String VERSION = "2026-11";

  private PostingRules() {}

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
