package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** First life: what happens to an article before it comes back. */
public sealed interface FirstLife extends EventData {
  /** Money given back to a customer: whole or in part, with goods or without. */
  @Doc("Money given back to a customer: whole or in part, with goods or without.")
  record RefundIssued(
      @Doc("Amount given back, 0 or more, as on the document.") Money amount,
      @Doc("WITHDRAWAL, RETURN, PRICE_REDUCTION, GOODWILL or CANCELLATION.") RefundKind refundKind,
      @Doc(
              value = "Pieces that came back with it; absent for a refund without goods.",
              example = "1")
          @Nullable Long quantity,
      @Doc(value = "Id of the sale event or order line it refunds.", example = "4711-1")
          @Nullable String saleId,
      @Doc(value = "Why, in the source's words.", example = "too small") @Nullable String reason)
      implements FirstLife {
    public RefundIssued {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requirePresent("refund_kind", refundKind);
      Texts.requireNotNegative("quantity", quantity);
      Texts.requireText("sale_id", saleId);
      Texts.requireText("reason", reason);
    }
  }

  /** A customer disputed a payment (chargeback). */
  @Doc("A customer disputed a payment (chargeback).")
  record PaymentDisputed(
      @Doc("Amount in dispute, 0 or more.") Money amount,
      @Doc("OPENED, WON (by the seller) or LOST.") DisputeStage disputeStage,
      @Doc("Fee the payment service charges for it, net.") @Nullable Money disputeFee,
      @Doc("VAT on that fee.") @Nullable CostVat disputeFeeVat,
      @Doc(value = "Reason code of the payment scheme.", example = "fraudulent")
          @Nullable String reason)
      implements FirstLife {
    public PaymentDisputed {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requirePresent("dispute_stage", disputeStage);
      Texts.requireNotNegative("dispute_fee", disputeFee);
      Texts.requireText("reason", reason);
    }
  }

  /** What a refund is for. */
  enum RefundKind {
    /** The customer withdrew from the contract. */
    WITHDRAWAL,
    /** Goods came back after the period of withdrawal. */
    RETURN,
    /** The goods stay and cost less. */
    PRICE_REDUCTION,
    /** Given without obligation. */
    GOODWILL,
    /** The order was cancelled before it left. */
    CANCELLATION
  }

  /** Where a dispute stands. */
  enum DisputeStage {
    /** The amount is held back. */
    OPENED,
    /** The seller keeps the amount. */
    WON,
    /** The customer gets the amount. */
    LOST
  }
}
