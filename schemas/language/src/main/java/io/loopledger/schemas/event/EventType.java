package io.loopledger.schemas.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The register of event types: topic and stage rank of each. The order of the constants is the
 * order of columns in {@code raw.events}: new types go to the end.
 */
public enum EventType {
  PRODUCT_SOLD(EventData.ProductSold.class, Topic.SALES, 100),
  SALE_RETURNED(EventData.SaleReturned.class, Topic.SALES, 600),
  SHIPPING_CHARGED(EventData.ShippingCharged.class, Topic.SALES, 120),
  FEE_CHARGED(EventData.FeeCharged.class, Topic.SALES, 520),
  UNIT_SOLD(EventData.UnitSold.class, Topic.SALES, 500),
  VOUCHER_SOLD(EventData.VoucherSold.class, Topic.PAYOUTS, 110),
  VOUCHER_REDEEMED(EventData.VoucherRedeemed.class, Topic.PAYOUTS, 530),
  PAYOUT_ISSUED(EventData.PayoutIssued.class, Topic.PAYOUTS, 400),
  UNIT_RECEIVED(EventData.UnitReceived.class, Topic.RETURNS, 200),
  UNIT_GRADED(EventData.UnitGraded.class, Topic.RETURNS, 220),
  REPAIR_COMPLETED(EventData.RepairCompleted.class, Topic.REPAIRS, 300),
  UNIT_RECYCLED(EventData.UnitRecycled.class, Topic.RETURNS, 700),
  UNIT_WRITTEN_OFF(EventData.UnitWrittenOff.class, Topic.RETURNS, 710),
  INVENTORY_ADJUSTED(EventData.InventoryAdjusted.class, Topic.SALES, 720),
  MANUAL_ADJUSTMENT(EventData.ManualAdjustment.class, Topic.SALES, 730),
  REFUND_ISSUED(FirstLife.RefundIssued.class, Topic.SALES, 140),
  PAYMENT_DISPUTED(FirstLife.PaymentDisputed.class, Topic.SALES, 150),
  PORTAL_STARTED(TakeBack.PortalStarted.class, Topic.RETURNS, 160),
  PORTAL_ABANDONED(TakeBack.PortalAbandoned.class, Topic.RETURNS, 170),
  RETURN_REQUESTED(TakeBack.ReturnRequested.class, Topic.RETURNS, 180),
  LABEL_ISSUED(TakeBack.LabelIssued.class, Topic.RETURNS, 190),
  LABEL_EXPIRED(TakeBack.LabelExpired.class, Topic.RETURNS, 195),
  UNIT_IDENTIFIED(Intake.UnitIdentified.class, Topic.RETURNS, 210),
  UNIT_MOVED(Intake.UnitMoved.class, Topic.RETURNS, 240),
  STOCK_COUNTED(Intake.StockCounted.class, Topic.RETURNS, 250),
  UNIT_LOST(Intake.UnitLost.class, Topic.RETURNS, 685),
  CARRIER_CLAIM_PAID(Intake.CarrierClaimPaid.class, Topic.RETURNS, 705),
  REPAIR_ASSIGNED(Repair.RepairAssigned.class, Topic.REPAIRS, 270),
  REPAIR_STARTED(Repair.RepairStarted.class, Topic.REPAIRS, 280),
  REPAIR_PAUSED(Repair.RepairPaused.class, Topic.REPAIRS, 290),
  WARRANTY_SERVICED(Repair.WarrantyServiced.class, Topic.REPAIRS, 650),
  PAYOUT_OFFERED(Payout.PayoutOffered.class, Topic.PAYOUTS, 310),
  OFFER_ACCEPTED(Payout.OfferAccepted.class, Topic.PAYOUTS, 320),
  OFFER_DECLINED(Payout.OfferDeclined.class, Topic.PAYOUTS, 330),
  UNIT_SENT_BACK(Payout.UnitSentBack.class, Topic.RETURNS, 340),
  PAYOUT_FAILED(Payout.PayoutFailed.class, Topic.PAYOUTS, 410),
  VOUCHER_EXPIRED(Payout.VoucherExpired.class, Topic.PAYOUTS, 725),
  COUPON_ISSUED(Payout.CouponIssued.class, Topic.PAYOUTS, 112),
  COUPON_REDEEMED(Payout.CouponRedeemed.class, Topic.PAYOUTS, 535),
  UNIT_LISTED(Resale.UnitListed.class, Topic.SALES, 430),
  LISTING_REJECTED(Resale.ListingRejected.class, Topic.SALES, 440),
  PRICE_CHANGED(Resale.PriceChanged.class, Topic.SALES, 450),
  UNIT_DELISTED(Resale.UnitDelisted.class, Topic.SALES, 460),
  UNIT_RESERVED(Resale.UnitReserved.class, Topic.SALES, 470),
  UNIT_SHIPPED(Resale.UnitShipped.class, Topic.SALES, 540),
  UNIT_DELIVERED(Resale.UnitDelivered.class, Topic.SALES, 550),
  PARTS_HARVESTED(LoopEnd.PartsHarvested.class, Topic.REPAIRS, 690),
  UNIT_DONATED(LoopEnd.UnitDonated.class, Topic.RETURNS, 695),
  MESSAGE_SENT(Customers.MessageSent.class, Topic.RETURNS, 800),
  MESSAGE_ACTED_ON(Customers.MessageActedOn.class, Topic.RETURNS, 810),
  LOYALTY_GRANTED(Customers.LoyaltyGranted.class, Topic.PAYOUTS, 820),
  LOYALTY_REDEEMED(Customers.LoyaltyRedeemed.class, Topic.PAYOUTS, 830),
  CONSENT_GIVEN(Customers.ConsentGiven.class, Topic.RETURNS, 840),
  EVENT_CORRECTED(Corrections.EventCorrected.class, Topic.RETURNS, 900),
  EVENT_VOIDED(Corrections.EventVoided.class, Topic.RETURNS, 910),
  INVOICE_RECEIVED(Documents.InvoiceReceived.class, Topic.PAYOUTS, 850),
  OVERHEAD_ALLOCATED(Documents.OverheadAllocated.class, Topic.PAYOUTS, 860),
  SETTLEMENT_RECEIVED(Documents.SettlementReceived.class, Topic.SALES, 870),
  UNIT_WRITTEN_DOWN(LoopEnd.UnitWrittenDown.class, Topic.RETURNS, 680),
  GLOBAL_MARGIN_COMPUTED(Documents.GlobalMarginComputed.class, Topic.SALES, 880),
  EXPECTED_RETURNS_ESTIMATED(Documents.ExpectedReturnsEstimated.class, Topic.SALES, 890),
  HOLDING_ACCRUED(Documents.HoldingAccrued.class, Topic.SALES, 895);

  private static final ClassValue<EventType> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> dataClass) {
          return Arrays.stream(values())
              .filter(type -> type.dataClass == dataClass)
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException(dataClass + " is not registered in EventType"));
        }
      };
  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));

  private final Class<? extends EventData> dataClass;
  private final Topic topic;
  private final int stageRank;

  EventType(Class<? extends EventData> dataClass, Topic topic, int stageRank) {
    this.dataClass = dataClass;
    this.topic = topic;
    this.stageRank = stageRank;
  }

  /** The type of some data. */
  public static EventType of(EventData data) {
    return BY_CLASS.get(data.getClass());
  }

  /** The type with this name, such as {@code UnitSold}. */
  public static Optional<EventType> named(String typeName) {
    return Optional.ofNullable(BY_NAME.get(typeName));
  }

  /** The name in tables and contracts, such as {@code UnitSold}. */
  public String typeName() {
    return dataClass.getSimpleName();
  }

  /** The record that holds the type's own fields. */
  public Class<? extends EventData> dataClass() {
    return dataClass;
  }

  /** The topic that carries it. */
  public Topic topic() {
    return topic;
  }

  /** Order among events of one subject at the same instant: the stage of the loop. */
  public int stageRank() {
    return stageRank;
  }
}
