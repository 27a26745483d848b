package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event types, in the past tense, each with its own fields. A breaking change is a new type; a
 * new field is optional. {@link EventType} registers each with its topic and its stage of the loop.
 */
public sealed interface EventData
    permits EventData.ProductSold,
        EventData.SaleReturned,
        EventData.ShippingCharged,
        EventData.FeeCharged,
        EventData.UnitSold,
        EventData.VoucherSold,
        EventData.VoucherRedeemed,
        EventData.PayoutIssued,
        EventData.UnitReceived,
        EventData.UnitGraded,
        EventData.RepairCompleted,
        EventData.UnitRecycled,
        EventData.UnitWrittenOff,
        EventData.InventoryAdjusted,
        EventData.ManualAdjustment,
        FirstLife,
        TakeBack,
        Intake,
        Repair,
        Payout,
        Resale,
        LoopEnd,
        Customers,
        Corrections,
        Documents {

  // ---- first life and resale -------------------------------------------------------------------

  /** Goods sold: a line of an order. */
  @Doc("Goods sold: a line of an order.")
  record ProductSold(
      @Doc(value = "Pieces sold; above 0.", example = "1") long quantity,
      @Doc("Price of one piece as on the document; 0 for a free one.") Money unitPrice,
      @Doc(value = "The line's text.", example = "JACKET 42 RED") @Nullable String description,
      @Doc("Cost of the goods sold, new, net: the linear cost.") @Nullable Money linearCost,
      @Doc("Discount on the line, 0 or more.") @Nullable Money discount,
      @Doc("BRAND, MARKETPLACE or THIRD_PARTY: who pays for the discount.")
          @Nullable FundedBy discountFundedBy)
      implements EventData {
    public ProductSold {
      Texts.requirePresent("unit_price", unitPrice);
      Texts.requirePositive("quantity", quantity);
      Texts.requireNotNegative("unit_price", unitPrice);
      Texts.requireText("description", description);
      Texts.requireNotNegative("linear_cost", linearCost);
      Texts.requireNotNegative("discount", discount);
    }

    /** As before 0.2.0, without the fields that came then. */
    public ProductSold(long quantity, Money unitPrice, @Nullable String description) {
      this(quantity, unitPrice, description, null, null, null);
    }
  }

  /** Sold goods taken back or cancelled, against a sale of the same subject where there is one. */
  @Doc("Sold goods taken back or cancelled; matched to the latest earlier sale of the subject.")
  record SaleReturned(
      @Doc(value = "Pieces returned; above 0.", example = "1") long quantity,
      @Doc("Amount given back for one piece.") Money unitPrice,
      @Doc(value = "The line's text.", example = "JACKET 42 RED") @Nullable String description,
      @Doc(value = "Why it came back.", example = "damaged in the warehouse")
          @Nullable String reason,
      @Doc("TAKE_BACK, WITHDRAWAL or WARRANTY.") @Nullable ReturnKind returnKind,
      @Doc(value = "Id of the sale event or order line it belongs to.", example = "4711-1")
          @Nullable String saleId)
      implements EventData {
    public SaleReturned {
      Texts.requirePresent("unit_price", unitPrice);
      Texts.requirePositive("quantity", quantity);
      Texts.requireNotNegative("unit_price", unitPrice);
      Texts.requireText("description", description);
      Texts.requireText("reason", reason);
      Texts.requireText("sale_id", saleId);
    }

    /** As before 0.2.0, without the fields that came then. */
    public SaleReturned(
        long quantity, Money unitPrice, @Nullable String description, @Nullable String reason) {
      this(quantity, unitPrice, description, reason, null, null);
    }
  }

  /** Shipping charged to the customer. */
  @Doc("Shipping charged to the customer; negative where it is given back.")
  record ShippingCharged(@Doc("Amount as on the document.") Money amount) implements EventData {
    public ShippingCharged {
      Texts.requirePresent("amount", amount);
    }
  }

  /** A fee the seller pays. */
  @Doc("A fee the seller pays; negative where it is given back.")
  record FeeCharged(
      @Doc("MARKETPLACE, PAYMENT or BANK.") FeeKind feeKind,
      @Doc("Cost to the seller.") Money amount,
      @Doc("VAT on the fee.") @Nullable CostVat amountVat)
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

    public FeeCharged {
      Texts.requirePresent("fee_kind", feeKind);
      Texts.requirePresent("amount", amount);
    }

    /** As before 0.2.0, without the fields that came then. */
    public FeeCharged(FeeKind feeKind, Money amount) {
      this(feeKind, amount, null);
    }
  }

  /** A refurbished unit sold. */
  @Doc("A refurbished unit sold in its second life.")
  record UnitSold(
      @Doc("Price the buyer pays, 0 or more.") Money price,
      @Doc("Discount on the price, 0 or more.") @Nullable Money discount,
      @Doc("BRAND, MARKETPLACE or THIRD_PARTY: who pays for the discount.")
          @Nullable FundedBy discountFundedBy,
      @Doc("STANDARD, MARGIN, ZERO_RATED or EXPORT.") @Nullable VatScheme vatScheme,
      @Doc(value = "Country of the buyer, ISO 3166-1 alpha-2.", example = "FR")
          @Nullable String buyerCountry,
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId)
      implements EventData {
    public UnitSold {
      Texts.requirePresent("price", price);
      Texts.requireNotNegative("price", price);
      Texts.requireNotNegative("discount", discount);
      Texts.requireCountry("buyer_country", buyerCountry);
      Texts.requireText("listing_id", listingId);
    }

    /** As before 0.2.0, without the fields that came then. */
    public UnitSold(Money price) {
      this(price, null, null, null, null, null);
    }
  }

  // ---- vouchers and payouts --------------------------------------------------------------------

  /** Vouchers sold or issued: a liability until redeemed. */
  @Doc("Vouchers sold: a liability until redeemed.")
  record VoucherSold(
      @Doc(value = "Vouchers sold; negative where they are taken back.", example = "1")
          long quantity,
      @Doc("What the buyer paid for one.") Money faceValue,
      @Doc("SPV (single-purpose) or MPV (multi-purpose).") @Nullable VoucherKind voucherKind)
      implements EventData {
    public VoucherSold {
      Texts.requirePresent("face_value", faceValue);
      Texts.requireNotNegative("face_value", faceValue);
    }

    /** As before 0.2.0, without the fields that came then. */
    public VoucherSold(long quantity, Money faceValue) {
      this(quantity, faceValue, null);
    }
  }

  /** A voucher used to pay. */
  @Doc("A voucher used to pay.")
  record VoucherRedeemed(
      @Doc("Value used.") Money amount,
      @Doc("SPV (single-purpose) or MPV (multi-purpose).") @Nullable VoucherKind voucherKind,
      @Doc("What is left on the voucher, 0 or more.") @Nullable Money remainingBalance,
      @Doc(value = "Ledger subject that issued it.", example = "unit:acme/QR-1029")
          @Nullable String issuedBySubject)
      implements EventData {
    public VoucherRedeemed {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireNotNegative("remaining_balance", remainingBalance);
      Texts.requireSubject("issued_by_subject", issuedBySubject);
    }

    /** As before 0.2.0, without the fields that came then. */
    public VoucherRedeemed(Money amount) {
      this(amount, null, null, null);
    }
  }

  /** The seller of a used unit was paid. */
  @Doc("The previous owner of a unit was paid for it: its acquisition cost.")
  record PayoutIssued(
      @Doc("CASH, SPV, MPV or COUPON; VOUCHER where the kind is not known.") Instrument instrument,
      @Doc("Amount paid, 0 or more.") Money amount,
      @Doc(value = "Number of the offer.", example = "of-771") @Nullable String offerId,
      @Doc("Bonus on top of the amount, 0 or more.") @Nullable Money bonus,
      @Doc(value = "Price tier the offer comes from.", example = "A") @Nullable String tier,
      @Doc(value = "Rule that decided.", example = "payout-by-grade") @Nullable String ruleId,
      @Doc(value = "Version of that rule.", example = "12") @Nullable Long ruleVersion,
      @Doc("PRIVATE, BUSINESS or UNKNOWN.") @Nullable SellerStatus sellerStatus,
      @Doc(value = "Sale this unit was traded in against.", example = "4711-1")
          @Nullable String linkedSaleId)
      implements EventData {
    /** How the payout is made. */
    public enum Instrument {
      /** Bank transfer or payment service. */
      CASH,
      /** A voucher whose kind is not known: a liability until redeemed. */
      VOUCHER,
      /** A single-purpose voucher: taxed when issued. */
      SPV,
      /** A multi-purpose voucher: taxed when redeemed. */
      MPV,
      /** A coupon: a later discount, no liability. */
      COUPON
    }

    public PayoutIssued {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requirePresent("instrument", instrument);
      Texts.requireText("offer_id", offerId);
      Texts.requireNotNegative("bonus", bonus);
      Texts.requireText("tier", tier);
      Texts.requireText("rule_id", ruleId);
      Texts.requireNotNegative("rule_version", ruleVersion);
      Texts.requireText("linked_sale_id", linkedSaleId);
    }

    /** As before 0.2.0, without the fields that came then. */
    public PayoutIssued(Instrument instrument, Money amount) {
      this(instrument, amount, null, null, null, null, null, null, null);
    }
  }

  // ---- take-back, grading, repair --------------------------------------------------------------

  /** A used unit arrived. */
  @Doc("A used unit arrived at intake: the take-back.")
  record UnitReceived(
      @Doc(value = "Mass of the unit in grams.", example = "740") @Nullable Long massG,
      @Doc("Cost of bringing it in (label, carrier).") @Nullable Money inboundCost,
      @Doc("VAT on the inbound cost.") @Nullable CostVat inboundCostVat,
      @Doc("TAKE_BACK, WITHDRAWAL or WARRANTY.") @Nullable ReturnKind returnKind,
      @Doc("PRIVATE, BUSINESS or UNKNOWN.") @Nullable SellerStatus sellerStatus,
      @Doc(value = "Mass of the packaging in grams.", example = "90") @Nullable Long packagingMassG,
      @Doc(value = "Working time in minutes.", example = "4") @Nullable Long handlingMinutes,
      @Doc("Transport legs of the way in.") List<Leg> legs)
      implements EventData {
    public UnitReceived {
      Texts.requireNotNegative("mass_g", massG);
      Texts.requireNotNegative("inbound_cost", inboundCost);
      Texts.requireNotNegative("packaging_mass_g", packagingMassG);
      Texts.requireNotNegative("handling_minutes", handlingMinutes);
      legs = Texts.listOrEmpty(legs);
    }

    /** As before 0.2.0, without the fields that came then. */
    public UnitReceived(@Nullable Long massG, @Nullable Money inboundCost) {
      this(massG, inboundCost, null, null, null, null, null, List.of());
    }
  }

  /** A unit was graded. */
  @Doc("A unit was graded.")
  record UnitGraded(
      @Doc("LIKE_NEW, GOOD, FAIR or DEFECTIVE.") Grade grade,
      @Doc("Decided by RULE or PERSON.") DecidedBy decidedBy,
      @Doc("Estimated resale value.") @Nullable Money valuation,
      @Doc("RESELL, REPAIR, HARVEST, RECYCLE, DONATE or SEND_BACK.")
          @Nullable Disposition disposition,
      @Doc(value = "Rule that decided.", example = "grade-by-photo") @Nullable String ruleId,
      @Doc(value = "Version of that rule.", example = "7") @Nullable Long ruleVersion,
      @Doc(value = "Working time in minutes.", example = "6") @Nullable Long handlingMinutes)
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

    public UnitGraded {
      Texts.requirePresent("grade", grade);
      Texts.requirePresent("decided_by", decidedBy);
      Texts.requireText("rule_id", ruleId);
      Texts.requireNotNegative("rule_version", ruleVersion);
      Texts.requireNotNegative("handling_minutes", handlingMinutes);
    }

    /** As before 0.2.0, without the fields that came then. */
    public UnitGraded(Grade grade, DecidedBy decidedBy, @Nullable Money valuation) {
      this(grade, decidedBy, valuation, null, null, null, null);
    }
  }

  /** A repair attempt ended. */
  @Doc("A repair attempt ended, with its outcome.")
  record RepairCompleted(
      @Doc("FIXED, REPAIRABLE (pending), END_OF_LIFE (disposed) or UNKNOWN (coverage only).")
          Outcome outcome,
      @Doc(
              value = "What prevented the repair of an end-of-life unit.",
              example = "spare parts not available")
          @Nullable String barrier,
      @Doc(value = "What was wrong, in the source's words.", example = "zip is broken")
          @Nullable String problem,
      @Doc(value = "Age of the product in years, as the source estimates it.", example = "3")
          @Nullable String productAge,
      @Doc(value = "Working time in minutes.", example = "35") @Nullable Long workMinutes,
      @Doc("Cost of the repair: labour and parts.") @Nullable Money repairCost,
      @Doc("VAT on the repair cost.") @Nullable CostVat repairCostVat,
      @Doc(value = "Component that failed.", example = "zip") @Nullable String failedComponent,
      @Doc("Labour within the repair cost, net.") @Nullable Money labourCost,
      @Doc("True where the first attempt of the cycle succeeded.") @Nullable Boolean isFirstPass,
      @Doc("Parts within the repair cost.") List<Part> parts,
      @Doc(value = "Electricity used for the repair in watt hours.", example = "450")
          @Nullable Long energyWh)
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
      Texts.requirePresent("outcome", outcome);
      Texts.requireText("failed_component", failedComponent);
      Texts.requireNotNegative("labour_cost", labourCost);
      parts = Texts.listOrEmpty(parts);
      Texts.requireNotNegative("energy_wh", energyWh);
    }

    /** As before 0.3.0, without the field that came then. */
    public RepairCompleted(
        Outcome outcome,
        @Nullable String barrier,
        @Nullable String problem,
        @Nullable String productAge,
        @Nullable Long workMinutes,
        @Nullable Money repairCost,
        @Nullable CostVat repairCostVat,
        @Nullable String failedComponent,
        @Nullable Money labourCost,
        @Nullable Boolean isFirstPass,
        List<Part> parts) {
      this(
          outcome,
          barrier,
          problem,
          productAge,
          workMinutes,
          repairCost,
          repairCostVat,
          failedComponent,
          labourCost,
          isFirstPass,
          parts,
          null);
    }

    /** As before 0.2.0, without the fields that came then. */
    public RepairCompleted(
        Outcome outcome,
        @Nullable String barrier,
        @Nullable String problem,
        @Nullable String productAge,
        @Nullable Long workMinutes,
        @Nullable Money repairCost) {
      this(
          outcome,
          barrier,
          problem,
          productAge,
          workMinutes,
          repairCost,
          null,
          null,
          null,
          null,
          List.of());
    }
  }

  // ---- end of the loop, corrections ------------------------------------------------------------

  /** A unit went to recycling. */
  @Doc("A unit was recycled: the end of its loop.")
  record UnitRecycled(
      @Doc(value = "Mass recycled in grams.", example = "740") @Nullable Long massG,
      @Doc("Cost of the disposal.") @Nullable Money disposalCost,
      @Doc("VAT on the disposal cost.") @Nullable CostVat disposalCostVat,
      @Doc("Proceeds of the scrap, net.") @Nullable Money proceeds,
      @Doc("The fractions and where they went.") List<Waste> fractions)
      implements EventData {
    public UnitRecycled {
      Texts.requireNotNegative("mass_g", massG);
      Texts.requireNotNegative("disposal_cost", disposalCost);
      Texts.requireNotNegative("proceeds", proceeds);
      fractions = Texts.listOrEmpty(fractions);
    }

    /** As before 0.2.0, without the fields that came then. */
    public UnitRecycled(@Nullable Long massG, @Nullable Money disposalCost) {
      this(massG, disposalCost, null, null, List.of());
    }
  }

  /** A unit left the books. */
  @Doc("A unit was written off: lost, stolen, unsaleable.")
  record UnitWrittenOff(@Doc(value = "Why.", example = "damaged in the warehouse") String reason)
      implements EventData {
    public UnitWrittenOff {
      Texts.requirePresent("reason", reason);
      Texts.requireText("reason", reason);
    }
  }

  /** Stock counted differently. */
  @Doc("A stock adjustment without a sale: found, lost, damaged, used.")
  record InventoryAdjusted(
      @Doc(value = "Change in pieces; negative where stock shrinks.", example = "-1")
          long quantityChange,
      @Doc(value = "Why, in the source's words.", example = "damaged in the warehouse")
          @Nullable String reason)
      implements EventData {
    public InventoryAdjusted {
      Texts.requireText("reason", reason);
    }
  }

  /** An amount on a document that is neither goods nor shipping nor a fee. */
  @Doc("An amount on a customer document that is neither goods nor shipping nor a fee.")
  record ManualAdjustment(
      @Doc("DISCOUNT, SAMPLE, CHARITY, BAD_DEBT, MANUAL or PAYMENT_DIFFERENCE.")
          Kind adjustmentKind,
      @Doc("Amount as on the document: positive charges the customer.") Money amount,
      @Doc(value = "Why, in the source's words.", example = "damaged in the warehouse")
          @Nullable String reason)
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
      MANUAL,
      /** A small difference between a payment and the claim, written off by policy. */
      PAYMENT_DIFFERENCE
    }

    public ManualAdjustment {
      Texts.requirePresent("adjustment_kind", adjustmentKind);
      Texts.requirePresent("amount", amount);
      Texts.requireText("reason", reason);
    }
  }
}
