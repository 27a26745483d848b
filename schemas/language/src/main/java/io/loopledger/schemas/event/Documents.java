package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Documents that arrive later than the fact, already split to one subject each, and what is
 * computed over many units and belongs to a period.
 */
public sealed interface Documents extends EventData {
  /** A share of a supplier's invoice for this subject. */
  @Doc("A share of a supplier's invoice for this subject.")
  record InvoiceReceived(
      @Doc("CARRIER, REPAIR_PARTNER or OTHER.") InvoiceKind invoiceKind,
      @Doc("Share of this subject, net.") Money amount,
      @Doc("VAT on that share.") @Nullable CostVat amountVat,
      @Doc(value = "Which share of the document this is, from 1.", example = "1") long partNo,
      @Doc(value = "Shares the document was split into.", example = "3") long partCount,
      @Doc("Net total of the document: the sum of all shares.") Money documentTotal)
      implements Documents {
    public InvoiceReceived {
      Texts.requirePresent("invoice_kind", invoiceKind);
      Texts.requirePresent("amount", amount);
      Texts.requirePositive("part_no", partNo);
      Texts.requirePositive("part_count", partCount);
      Texts.requirePresent("document_total", documentTotal);
    }
  }

  /** A share of programme or company overhead for this subject. */
  @Doc("A share of programme or company overhead for this subject.")
  record OverheadAllocated(
      @Doc("Share of this subject.") Money amount,
      @Doc(value = "Key it was allocated by.", example = "units received") String allocationKey,
      @Doc(value = "Which share this is, from 1.", example = "1") long partNo,
      @Doc(value = "Shares the overhead was split into.", example = "1200") long partCount,
      @Doc("Total overhead: the sum of all shares.") Money documentTotal)
      implements Documents {
    public OverheadAllocated {
      Texts.requirePresent("amount", amount);
      Texts.requireFilled("allocation_key", allocationKey);
      Texts.requirePositive("part_no", partNo);
      Texts.requirePositive("part_count", partCount);
      Texts.requirePresent("document_total", documentTotal);
    }
  }

  /** A share of a payment service's or marketplace's settlement for this subject. */
  @Doc("A share of a payment service's or marketplace's settlement for this subject.")
  record SettlementReceived(
      @Doc("Amount paid out for this subject.") Money amount,
      @Doc("Amount before fees.") @Nullable Money grossAmount,
      @Doc("Fees kept by the service, net.") @Nullable Money settledFee,
      @Doc("VAT on those fees.") @Nullable CostVat settledFeeVat,
      @Doc(value = "Number of the settlement.", example = "po_1Nxyz")
          @Nullable String settlementReference,
      @Doc(value = "Which share of the settlement this is, from 1.", example = "1") long partNo,
      @Doc(value = "Shares the settlement was split into.", example = "88") long partCount,
      @Doc("Total paid out: the sum of all shares.") Money documentTotal)
      implements Documents {
    public SettlementReceived {
      Texts.requirePresent("amount", amount);
      Texts.requireText("settlement_reference", settlementReference);
      Texts.requirePositive("part_no", partNo);
      Texts.requirePositive("part_count", partCount);
      Texts.requirePresent("document_total", documentTotal);
    }
  }

  /** The totals of the margin scheme's global margin; of a {@code period:} subject. */
  @Doc(
      "The totals of a period for the margin scheme's global margin (VAT Directive 2006/112/EC,"
          + " Article 318).")
  record GlobalMarginComputed(
      @Doc("Sales of the period under the global margin, VAT included, 0 or more.")
          Money salesTotal,
      @Doc("Purchases of the period, units not sold yet included, 0 or more.") Money purchasesTotal)
      implements Documents {
    public GlobalMarginComputed {
      Texts.requirePresent("sales_total", salesTotal);
      Texts.requireNotNegative("sales_total", salesTotal);
      Texts.requirePresent("purchases_total", purchasesTotal);
      Texts.requireNotNegative("purchases_total", purchasesTotal);
    }
  }

  /** Returns expected after the month's end; of a {@code period:} subject. */
  @Doc("What is expected to come back after the end of a month: absolute figures (IFRS 15.B21).")
  record ExpectedReturnsEstimated(
      @Doc("Refunds expected, 0 or more.") Money refundLiability,
      @Doc("Value of the goods expected back, 0 or more.") Money returnAsset)
      implements Documents {
    public ExpectedReturnsEstimated {
      Texts.requirePresent("refund_liability", refundLiability);
      Texts.requireNotNegative("refund_liability", refundLiability);
      Texts.requirePresent("return_asset", returnAsset);
      Texts.requireNotNegative("return_asset", returnAsset);
    }
  }

  /** What the units in stock have cost to hold so far; of a {@code period:} subject. */
  @Doc(
      "What holding the units in stock has cost by the end of a day, over all their nights so far:"
          + " accrued on that day and reversed on the next one.")
  record HoldingAccrued(
      @Doc("Imputed cost of all their nights in stock, 0 or more.") Money holdingCost,
      @Doc("Imputed interest on what they had cost, 0 or more.") Money capitalCharge,
      @Doc(value = "Units in stock.", example = "1200") long unitCount,
      @Doc(value = "Nights in stock, of all units together.", example = "30500") long nightCount)
      implements Documents {
    public HoldingAccrued {
      Texts.requirePresent("holding_cost", holdingCost);
      Texts.requireNotNegative("holding_cost", holdingCost);
      Texts.requirePresent("capital_charge", capitalCharge);
      Texts.requireNotNegative("capital_charge", capitalCharge);
      Texts.requireNotNegative("unit_count", unitCount);
      Texts.requireNotNegative("night_count", nightCount);
    }
  }

  /** Who sent an invoice. */
  enum InvoiceKind {
    /** A carrier. */
    CARRIER,
    /** A repair partner. */
    REPAIR_PARTNER,
    /** Another supplier. */
    OTHER
  }
}
