package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Customers;
import io.loopledger.schemas.event.Documents;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.Intake;
import io.loopledger.schemas.event.LoopEnd;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Repair;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.TakeBack;
import java.util.EnumSet;
import java.util.Set;

/** The rule of each event type: exhaustive, so that a new type does not compile without one. */
final class Dispatch {
  /** Types whose rule is not given the state, so that it cannot change it. */
  private static final Set<EventType> COUNTING =
      EnumSet.of(
          EventType.INVENTORY_ADJUSTED,
          EventType.PORTAL_STARTED,
          EventType.PORTAL_ABANDONED,
          EventType.UNIT_MOVED,
          EventType.STOCK_COUNTED,
          EventType.CARRIER_CLAIM_PAID,
          EventType.REPAIR_ASSIGNED,
          EventType.REPAIR_STARTED,
          EventType.REPAIR_PAUSED,
          EventType.PAYOUT_OFFERED,
          EventType.OFFER_ACCEPTED,
          EventType.OFFER_DECLINED,
          EventType.COUPON_ISSUED,
          EventType.UNIT_LISTED,
          EventType.LISTING_REJECTED,
          EventType.PRICE_CHANGED,
          EventType.UNIT_DELISTED,
          EventType.UNIT_RESERVED,
          EventType.MESSAGE_SENT,
          EventType.MESSAGE_ACTED_ON,
          EventType.LOYALTY_GRANTED,
          EventType.LOYALTY_REDEEMED,
          EventType.CONSENT_GIVEN,
          EventType.OVERHEAD_ALLOCATED,
          EventType.GLOBAL_MARGIN_COMPUTED,
          EventType.HOLDING_ACCRUED);

  private Dispatch() {}

  /** Whether events of a type only count or post: the state after one is the state before it. */
  static boolean leavesState(EventType type) {
    return COUNTING.contains(type);
  }

  static void apply(Env env, Book book, UnitState state, EventData data) {
    switch (data) {
      case EventData.ProductSold sold -> Sales.productSold(env, book, state, sold);
      case EventData.SaleReturned returned -> Returns.returned(env, book, state, returned);
      case EventData.ShippingCharged shipping -> Shipping.charged(env, book, state, shipping);
      case EventData.FeeCharged fee -> Fees.charged(env, book, state, fee);
      case EventData.UnitSold sold -> Sales.unitSold(env, book, state, sold);
      case EventData.VoucherSold voucher -> Vouchers.sold(env, book, state, voucher);
      case EventData.VoucherRedeemed voucher -> Vouchers.redeemed(env, book, state, voucher);
      case EventData.PayoutIssued payout -> Payouts.issued(env, book, state, payout);
      case EventData.UnitReceived received -> Arrivals.received(env, book, state, received);
      case EventData.UnitGraded graded -> Processing.graded(env, book, state, graded);
      case EventData.RepairCompleted repair -> Processing.repaired(env, book, state, repair);
      case EventData.UnitRecycled recycled -> Endings.recycled(env, book, state, recycled);
      case EventData.UnitWrittenOff writtenOff -> Endings.writtenOff(env, book, state);
      case EventData.InventoryAdjusted adjusted ->
          book.units("units.adjusted", adjusted.quantityChange());
      case EventData.ManualAdjustment adjustment -> Customer.adjusted(env, book, state, adjustment);
      case FirstLife first -> firstLife(env, book, state, first);
      case TakeBack takeBack -> takeBack(env, book, state, takeBack);
      case Intake intake -> intake(env, book, state, intake);
      case Repair repair -> repair(env, book, state, repair);
      case Payout payout -> payout(env, book, state, payout);
      case Resale resale -> resale(env, book, state, resale);
      case LoopEnd end -> loopEnd(env, book, state, end);
      case Customers customers -> customers(book, customers);
      case Documents document -> document(env, book, state, document);
      // Resolved before the fold: a correction takes the place of the event it names.
      case Corrections correction -> {}
    }
  }

  private static void firstLife(Env env, Book book, UnitState state, FirstLife data) {
    switch (data) {
      case FirstLife.RefundIssued refund -> Returns.refunded(env, book, state, refund);
      case FirstLife.PaymentDisputed dispute -> Customer.disputed(env, book, state, dispute);
    }
  }

  private static void takeBack(Env env, Book book, UnitState state, TakeBack data) {
    switch (data) {
      case TakeBack.PortalStarted started -> book.units("portal.started", 1);
      case TakeBack.PortalAbandoned abandoned -> book.units("portal.abandoned", 1);
      case TakeBack.ReturnRequested requested -> Arrivals.requested(book, state, requested);
      case TakeBack.LabelIssued label -> Arrivals.labelIssued(env, book, state, label);
      case TakeBack.LabelExpired label -> Arrivals.labelExpired(env, book, state, label);
    }
  }

  private static void intake(Env env, Book book, UnitState state, Intake data) {
    switch (data) {
      case Intake.UnitIdentified identified -> Processing.identified(env, book, state, identified);
      case Intake.UnitMoved moved -> Processing.moved(env, book, moved);
      case Intake.StockCounted counted -> Processing.counted(book, counted);
      case Intake.UnitLost lost -> Endings.lost(env, book, state);
      case Intake.CarrierClaimPaid claim -> Endings.claimPaid(book, claim);
    }
  }

  private static void repair(Env env, Book book, UnitState state, Repair data) {
    switch (data) {
      case Repair.RepairAssigned assigned -> Processing.assigned(book, assigned);
      case Repair.RepairStarted started -> book.units("repairs.started", 1);
      case Repair.RepairPaused paused -> book.units("repairs.paused", 1);
      case Repair.WarrantyServiced serviced -> Processing.warranty(env, book, state, serviced);
    }
  }

  private static void payout(Env env, Book book, UnitState state, Payout data) {
    switch (data) {
      case Payout.PayoutOffered offered -> book.units("offers.made", 1);
      case Payout.OfferAccepted accepted -> book.units("offers.accepted", 1);
      case Payout.OfferDeclined declined -> book.units("offers.declined", 1);
      case Payout.UnitSentBack sent -> Endings.sentBack(env, book, state, sent);
      case Payout.PayoutFailed failed -> Payouts.failed(env, book, state, failed);
      case Payout.VoucherExpired expired -> Vouchers.expired(env, book, state, expired);
      case Payout.CouponIssued coupon -> book.units("coupons.issued", 1);
      case Payout.CouponRedeemed coupon -> Returns.couponRedeemed(env, book, state, coupon);
    }
  }

  private static void resale(Env env, Book book, UnitState state, Resale data) {
    switch (data) {
      case Resale.UnitListed listed -> book.units("units.listed", 1);
      case Resale.ListingRejected rejected -> book.units("listings.rejected", 1);
      case Resale.PriceChanged changed -> {
        book.units("prices.changed", 1);
        Processing.step(book, changed.decidedBy());
      }
      case Resale.UnitDelisted delisted -> book.units("units.delisted", 1);
      case Resale.UnitReserved reserved -> book.units("units.reserved", 1);
      case Resale.UnitShipped shipped -> Sales.shipped(env, book, state, shipped);
      case Resale.UnitDelivered delivered -> {
        book.units("units.delivered", 1);
        Sales.delivered(env, book, state);
      }
    }
  }

  private static void loopEnd(Env env, Book book, UnitState state, LoopEnd data) {
    switch (data) {
      case LoopEnd.PartsHarvested harvested -> Endings.harvested(env, book, state, harvested);
      case LoopEnd.UnitDonated donated -> Endings.donated(env, book, state, donated);
      case LoopEnd.UnitWrittenDown written -> Endings.writtenDown(env, book, state, written);
    }
  }

  private static void customers(Book book, Customers data) {
    switch (data) {
      case Customers.MessageSent sent ->
          book.units(sent.isControlGroup() ? "messages.control" : "messages.sent", 1);
      case Customers.MessageActedOn acted -> book.units("messages.acted-on", 1);
      case Customers.LoyaltyGranted granted -> Vouchers.loyaltyGranted(book, granted);
      case Customers.LoyaltyRedeemed redeemed -> Vouchers.loyaltyRedeemed(book, redeemed);
      case Customers.ConsentGiven consent ->
          book.units(consent.isGiven() ? "consents.given" : "consents.withdrawn", 1);
    }
  }

  private static void document(Env env, Book book, UnitState state, Documents data) {
    switch (data) {
      case Documents.InvoiceReceived invoice -> Invoices.received(env, book, state, invoice);
      case Documents.OverheadAllocated overhead -> Invoices.overhead(book, overhead);
      case Documents.SettlementReceived settlement ->
          Invoices.settled(env, book, state, settlement);
      case Documents.GlobalMarginComputed margin -> Periods.globalMargin(env, book, margin);
      case Documents.ExpectedReturnsEstimated expected ->
          Periods.expectedReturns(env, book, state, expected);
      case Documents.HoldingAccrued accrued -> Periods.holdingAccrued(env, book, accrued);
    }
  }
}
