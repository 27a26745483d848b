package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.VoucherSold;

/**
 * Decides what a line is. Whatever it is, the event moves the customer's account by exactly
 * quantity x unit price; a line no event can hold is rejected.
 */
final class LineClassifier {
  /** An event's own fields, and what the line is in words for people. */
  record Classified(EventData data, String kind) {}

  private LineClassifier() {}

  static Classified classify(SaleLine line) throws RejectedRowException {
    LineKind kind = LineKind.of(line.stockCode());
    return switch (kind) {
      case GOODS -> goods(line);
      case VOUCHER -> voucher(line);
      case SHIPPING -> new Classified(new ShippingCharged(line.amount()), kind.words());
      case MARKETPLACE_FEE -> fee(line, FeeCharged.FeeKind.MARKETPLACE, kind);
      case BANK_FEE -> fee(line, FeeCharged.FeeKind.BANK, kind);
      case DISCOUNT -> adjustment(line, ManualAdjustment.Kind.DISCOUNT, kind);
      case SAMPLE -> adjustment(line, ManualAdjustment.Kind.SAMPLE, kind);
      case CHARITY -> adjustment(line, ManualAdjustment.Kind.CHARITY, kind);
      case BAD_DEBT -> adjustment(line, ManualAdjustment.Kind.BAD_DEBT, kind);
      case MANUAL, UNKNOWN -> adjustment(line, ManualAdjustment.Kind.MANUAL, kind);
    };
  }

  private static Classified goods(SaleLine line) throws RejectedRowException {
    requireCountable(line);
    if (isStockAdjustment(line)) {
      return stockAdjustment(line);
    }
    if (line.quantity() > 0) {
      return new Classified(
          new ProductSold(line.quantity(), line.unitPrice(), line.description()), sold(line));
    }
    return new Classified(
        new SaleReturned(
            Math.negateExact(line.quantity()), line.unitPrice(), line.description(), null),
        line.document() == DocumentType.CREDIT_NOTE
            ? "goods returned or cancelled"
            : "goods given back on an invoice");
  }

  private static Classified voucher(SaleLine line) throws RejectedRowException {
    requireCountable(line);
    return isStockAdjustment(line)
        ? stockAdjustment(line)
        : new Classified(
            new VoucherSold(line.quantity(), line.unitPrice()), LineKind.VOUCHER.words());
  }

  /** The cost of a fee is what it takes off the customer's account. */
  private static Classified fee(SaleLine line, FeeCharged.FeeKind fee, LineKind kind) {
    return new Classified(new FeeCharged(fee, line.amount().negated()), kind.words());
  }

  private static Classified adjustment(
      SaleLine line, ManualAdjustment.Kind adjustment, LineKind kind) {
    return new Classified(
        new ManualAdjustment(adjustment, line.amount(), line.description()), kind.words());
  }

  /** Pieces that leave without a price and without a credit note: lost, damaged, counted. */
  private static boolean isStockAdjustment(SaleLine line) {
    return line.quantity() < 0 && line.isFree() && line.document() == DocumentType.INVOICE;
  }

  private static Classified stockAdjustment(SaleLine line) {
    return new Classified(
        new InventoryAdjusted(line.quantity(), line.description()),
        "stock adjusted (negative quantity without a price)");
  }

  private static String sold(SaleLine line) {
    if (line.isFree()) {
      return "goods free or unpriced";
    }
    return line.document() == DocumentType.CREDIT_NOTE
        ? "goods charged on a credit note"
        : "goods sold";
  }

  private static void requireCountable(SaleLine line) throws RejectedRowException {
    if (line.quantity() == 0) {
      throw new RejectedRowException(
          "Quantity is 0; a line of goods or vouchers has pieces, put in how many or remove it",
          OnlineRetailColumn.QUANTITY.title(),
          "0");
    }
    if (line.unitPrice().amountMicros() < 0) {
      throw new RejectedRowException(
          "UnitPrice of goods or vouchers is below 0; give back by a negative Quantity on a credit"
              + " note, or book the amount under the code M",
          OnlineRetailColumn.UNIT_PRICE.title(),
          line.unitPrice().amount().stripTrailingZeros().toPlainString());
    }
  }
}
