package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The event types, in the past tense, each with its own fields. A breaking change is a new type; a
 * new field is optional. {@link EventType} registers each with its topic and its stage of the loop.
 */
public sealed interface EventData {

  // ---- first life and resale -------------------------------------------------------------------

  /** Goods sold: a line of an order. */
  @Doc("Goods sold: a line of an order.")
  record ProductSold(
      @Doc("Pieces sold; above 0.") long quantity,
      @Doc("Price of one piece as on the document; 0 for a free one.") Money unitPrice,
      @Doc("The line's text.") @Nullable String description)
      implements EventData {
    public ProductSold {
      Texts.requirePositive("quantity", quantity);
      Texts.requireNotNegative("unit_price", unitPrice);
      Texts.requireText("description", description);
    }
  }

  /** Sold goods taken back or cancelled, against a sale of the same subject where there is one. */
  @Doc("Sold goods taken back or cancelled; matched to the latest earlier sale of the subject.")
  record SaleReturned(
      @Doc("Pieces returned; above 0.") long quantity,
      @Doc("Amount given back for one piece.") Money unitPrice,
      @Doc("The line's text.") @Nullable String description,
      @Doc("Why it came back.") @Nullable String reason)
      implements EventData {
    public SaleReturned {
      Texts.requirePositive("quantity", quantity);
      Texts.requireNotNegative("unit_price", unitPrice);
      Texts.requireText("description", description);
      Texts.requireText("reason", reason);
    }
  }

  /** Shipping charged to the customer. */
  @Doc("Shipping charged to the customer; negative where it is given back.")
  record ShippingCharged(@Doc("Amount as on the document.") Money amount) implements EventData {}

  /** A fee the seller pays. */
  @Doc("A fee the seller pays; negative where it is given back.")
  record FeeCharged(
      @Doc("MARKETPLACE, PAYMENT or BANK.") FeeKind feeKind,
      @Doc("Cost to the seller.") Money amount)
      implements EventData {
    /** Who takes the fee. */
    public enum FeeKind {
      /** A marketplace's commission. */
      MARKETPLACE,
      /** A payment service's fee. */
      PAYMENT,
      /** A bank's charge. */
      BANK
    }
  }

  /** A refurbished unit sold. */
  @Doc("A refurbished unit sold in its second life.")
  record UnitSold(@Doc("Price the buyer pays, 0 or more.") Money price) implements EventData {
    public UnitSold {
      Texts.requireNotNegative("price", price);
    }
  }

  // ---- vouchers and payouts --------------------------------------------------------------------

  /** Vouchers sold or issued: a liability until redeemed. */
  @Doc("Vouchers sold: a liability until redeemed.")
  record VoucherSold(
      @Doc("Vouchers sold; negative where they are taken back.") long quantity,
      @Doc("What the buyer paid for one.") Money faceValue)
      implements EventData {
    public VoucherSold {
      Texts.requireNotNegative("face_value", faceValue);
    }
  }

  /** A voucher used to pay. */
  @Doc("A voucher used to pay.")
  record VoucherRedeemed(@Doc("Value used.") Money amount) implements EventData {
    public VoucherRedeemed {
      Texts.requireNotNegative("amount", amount);
    }
  }

  /** The seller of a used unit was paid. */
  @Doc("The previous owner of a unit was paid for it: its acquisition cost.")
  record PayoutIssued(
      @Doc("CASH or VOUCHER.") Instrument instrument, @Doc("Amount paid, 0 or more.") Money amount)
      implements EventData {
    /** How the payout is made. */
    public enum Instrument {
      /** Bank transfer or payment service. */
      CASH,
      /** A voucher of the brand: a liability until redeemed. */
      VOUCHER
    }

    public PayoutIssued {
      Texts.requireNotNegative("amount", amount);
    }
  }

  // ---- take-back, grading, repair --------------------------------------------------------------

  /** A used unit arrived. */
  @Doc("A used unit arrived at intake: the take-back.")
  record UnitReceived(
      @Doc("Mass of the unit in grams.") @Nullable Long massG,
      @Doc("Cost of bringing it in (label, carrier).") @Nullable Money inboundCost)
      implements EventData {
    public UnitReceived {
      Texts.requireNotNegative("mass_g", massG);
      Texts.requireNotNegative("inbound_cost", inboundCost);
    }
  }

  /** A unit was graded. */
  @Doc("A unit was graded.")
  record UnitGraded(
      @Doc("LIKE_NEW, GOOD, FAIR or DEFECTIVE.") Grade grade,
      @Doc("Decided by RULE or PERSON.") DecidedBy decidedBy,
      @Doc("Estimated resale value.") @Nullable Money valuation)
      implements EventData {
    /** Condition grades. */
    public enum Grade {
      /** As new. */
      LIKE_NEW,
      /** Light signs of use. */
      GOOD,
      /** Clear signs of use. */
      FAIR,
      /** Not working. */
      DEFECTIVE
    }

    /** Who decided. */
    public enum DecidedBy {
      /** An automatic rule. */
      RULE,
      /** A person. */
      PERSON
    }
  }

  /** A repair attempt ended. */
  @Doc("A repair attempt ended, with its outcome.")
  record RepairCompleted(
      @Doc("FIXED, REPAIRABLE (pending), END_OF_LIFE (disposed) or UNKNOWN (coverage only).")
          Outcome outcome,
      @Doc("What prevented the repair of an end-of-life unit.") @Nullable String barrier,
      @Doc("What was wrong, in the source's words.") @Nullable String problem,
      @Doc("Age of the product in years, as the source estimates it.") @Nullable String productAge,
      @Doc("Working time in minutes.") @Nullable Long workMinutes,
      @Doc("Cost of the repair: labour and parts.") @Nullable Money repairCost)
      implements EventData {
    /** How a repair attempt ended. */
    public enum Outcome {
      /** Works again. */
      FIXED,
      /** Can be repaired, not yet done. */
      REPAIRABLE,
      /** Cannot be repaired. */
      END_OF_LIFE,
      /** Not recorded: lowers the coverage, changes no rate. */
      UNKNOWN
    }

    public RepairCompleted {
      Texts.requireText("barrier", barrier);
      Texts.requireText("problem", problem);
      Texts.requireText("product_age", productAge);
      Texts.requireNotNegative("work_minutes", workMinutes);
      Texts.requireNotNegative("repair_cost", repairCost);
    }
  }

  // ---- end of the loop, corrections ------------------------------------------------------------

  /** A unit went to recycling. */
  @Doc("A unit was recycled: the end of its loop.")
  record UnitRecycled(
      @Doc("Mass recycled in grams.") @Nullable Long massG,
      @Doc("Cost of the disposal.") @Nullable Money disposalCost)
      implements EventData {
    public UnitRecycled {
      Texts.requireNotNegative("mass_g", massG);
      Texts.requireNotNegative("disposal_cost", disposalCost);
    }
  }

  /** A unit left the books. */
  @Doc("A unit was written off: lost, stolen, unsaleable.")
  record UnitWrittenOff(@Doc("Why.") String reason) implements EventData {
    public UnitWrittenOff {
      Texts.requireText("reason", reason);
    }
  }

  /** Stock counted differently. */
  @Doc("A stock adjustment without a sale: found, lost, damaged, used.")
  record InventoryAdjusted(
      @Doc("Change in pieces; negative where stock shrinks.") long quantityChange,
      @Doc("Why, in the source's words.") @Nullable String reason)
      implements EventData {
    public InventoryAdjusted {
      Texts.requireText("reason", reason);
    }
  }

  /** An amount on a document that is neither goods nor shipping nor a fee. */
  @Doc("An amount on a customer document that is neither goods nor shipping nor a fee.")
  record ManualAdjustment(
      @Doc("DISCOUNT, SAMPLE, CHARITY, BAD_DEBT or MANUAL.") Kind adjustmentKind,
      @Doc("Amount as on the document: positive charges the customer.") Money amount,
      @Doc("Why, in the source's words.") @Nullable String reason)
      implements EventData {
    /** What the adjustment is. */
    public enum Kind {
      /** A price reduction. */
      DISCOUNT,
      /** Samples given. */
      SAMPLE,
      /** Commission to or for a charity. */
      CHARITY,
      /** A customer's debt written off or reinstated. */
      BAD_DEBT,
      /** Anything else a person booked. */
      MANUAL
    }

    public ManualAdjustment {
      Texts.requireText("reason", reason);
    }
  }
}
