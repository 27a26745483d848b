package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of a subject between two of its events. A rule gets a fresh copy and changes
 * that; nothing changes a state that the fold has handed out. Lists in it are never changed.
 */
final class UnitState implements RuleSet.FoldState, Cloneable {
  static final UnitState NEW = new UnitState();

  /** Where the unit is. */
  enum Stage {
    /** Not received in this cycle. */
    UNSEEN,
    /** Received, and not left. */
    IN_STOCK,
    /** Sold, and not back. */
    SOLD,
    /** Left for good: recycled, donated, sent back, lost. */
    GONE
  }

  int cycleNo = 1;
  Stage stage = Stage.UNSEEN;
  Facts facts = Facts.NONE;
  @Nullable Dimensions dimensions;

  /** Kind of a return that was asked for and has not arrived. */
  @Nullable ReturnKind askedKind;

  /** Kind of the return with which this cycle's unit arrived. */
  @Nullable ReturnKind arrivedAs;

  SellerStatus seller = SellerStatus.UNKNOWN;

  /** Seller of a return that was asked for after the unit had left: of the cycle to come. */
  SellerStatus askedSeller = SellerStatus.UNKNOWN;

  /** Business day from which nights in stock count, as epoch day. */
  long stockedDay;

  List<Layer> stock = List.of();

  /** What write-downs took from the stock, which a write-up may give back. */
  List<Layer> writtenDown = List.of();

  /** Account that took the stock's cost when the unit left otherwise than by a sale. */
  @Nullable String leftTo;

  /** All that the seller got for the unit in this cycle: P of the margin scheme. */
  long purchaseMicros;

  /** The same at the rates of the days it was paid. */
  long purchaseReportingMicros;

  /** Its currency; empty where it was paid in several. */
  @Nullable String purchaseCurrency;

  boolean isPurchaseDocumented;

  /** Whether input VAT was deducted on the unit in this cycle. */
  boolean hasDeductedInput;

  /** Shipping labels that were issued and not used, oldest first, as prepaid cost. */
  List<Layer> labels = List.of();

  List<Accrual> accruals = List.of();
  List<Sale> sales = List.of();

  /** Fees of sales that came back and were not given back, by account. */
  List<Balance> retainedFees = List.of();

  /** Fees of marketplaces and payment services that no settlement has stated yet. */
  List<OpenFee> openFees = List.of();

  /**
   * Debts to the seller, liabilities of vouchers and the breakage recognised of them, amounts under
   * dispute and those lost: what later events move or take back at its own rate.
   */
  List<Balance> balances = List.of();

  boolean isRepairCredited;

  /** Whether a resale came back by report and its parcel has not arrived. */
  boolean isComingBack;

  /** Whether the parcel of a resale arrived before its return was reported. */
  boolean hasComeBack;

  /** Shipping charged before the sale it belongs to, oldest first. */
  List<ChargedShipping> shipping = List.of();

  boolean isShippedBeforeSale;
  boolean isDeliveredBeforeSale;

  /** Part of the category's lifetime that sales of this unit were credited with, in millionths. */
  long lifetimeUsedPpm;

  /** Linear cost of a withdrawn first sale, until the unit arrives. */
  List<Layer> withdrawn = List.of();

  /** Business day on which the unit was handed to the carrier, as epoch day; 0 if it was not. */
  long shippedDay;

  /** Whether this subject issued the voucher that it redeems, so that what is left is known. */
  boolean hasIssuedVoucher;

  /** What was used of vouchers, and the breakage recognised for it in proportion. */
  long voucherUsedMicros;

  long breakageMicros;

  /** Value and tax left on a single-purpose voucher that this subject issued. */
  long voucherMicros;

  long voucherTaxMicros;

  /** Month-end figures as last stated, in the reporting currency. */
  long expectedRefundsMicros;

  long expectedReturnsMicros;

  private UnitState() {}

  UnitState copy() {
    try {
      return (UnitState) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether it left, by a sale or for good, so that it may begin another cycle. */
  boolean hasLeft() {
    return stage == Stage.SOLD || stage == Stage.GONE;
  }

  /** Whether it belongs to a customer, so that work on it is after-sale service. */
  boolean isCustomers() {
    return stage == Stage.SOLD || (stage == Stage.UNSEEN && arrivedAs == ReturnKind.WARRANTY);
  }

  boolean isInStock() {
    return stage == Stage.IN_STOCK;
  }

  /** The newest sale of this kind that is not settled, or null. */
  @Nullable Sale openSale(Sale.Kind kind) {
    for (int i = sales.size() - 1; i >= 0; i--) {
      Sale sale = sales.get(i);
      if (sale.kind == kind && sale.openQuantity > 0) {
        return sale;
      }
    }
    return null;
  }

  /** Puts a changed copy of a sale in its place. */
  void replace(Sale before, Sale after) {
    List<Sale> next = new ArrayList<>(sales);
    next.set(next.indexOf(before), after);
    next.removeIf(Sale::isSettled);
    sales = next;
  }

  void add(Sale sale) {
    List<Sale> next = new ArrayList<>(sales.size() + 1);
    next.addAll(sales);
    next.add(sale);
    sales = next;
  }
}
