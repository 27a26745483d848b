package io.loopledger.catalog.vat;

import io.loopledger.schemas.event.SellerStatus;
import java.util.Optional;

/**
 * VAT on the margin of one used unit. Source: Directive 2006/112/EC Art. 312-317 and 323-325;
 * section 25a(3) UStG. Repair, transport and fees do not lower the margin; a loss gives no tax and
 * is not carried over.
 */
public final class MarginScheme {
  private MarginScheme() {}

  /**
   * {@code max(0, S - P) x r / (100 + r)}, HALF_UP to the minor unit.
   *
   * @param salesMicros S: everything received for the unit, with VAT, in millionths
   * @param purchaseMicros P: everything its seller got, in millionths of the same currency
   * @param rate the standard rate of the seller's country, whatever the goods
   * @param digits of the currency's minor unit
   * @throws ArithmeticException if the margin does not fit
   */
  public static long taxMicros(long salesMicros, long purchaseMicros, VatRate rate, int digits) {
    long margin = Math.subtractExact(salesMicros, purchaseMicros);
    return margin <= 0 ? 0 : rate.inGrossMicros(margin, digits);
  }

  /** The first reason why the scheme does not apply, in the order of {@link MarginRefusal}. */
  public static Optional<MarginRefusal> refusal(MarginConditions unit) {
    if (unit.isWithdrawn()) {
      return Optional.of(MarginRefusal.WITHDRAWN_UNIT);
    }
    if (unit.isWarranty()) {
      return Optional.of(MarginRefusal.WARRANTY_UNIT);
    }
    if (!unit.isTakenBack()) {
      return Optional.of(MarginRefusal.NOT_TAKEN_BACK);
    }
    if (unit.seller() != SellerStatus.PRIVATE) {
      return Optional.of(MarginRefusal.SELLER_NOT_PRIVATE);
    }
    if (!unit.isPurchased()) {
      return unit.policy().isDonatedAllowed()
          ? Optional.empty()
          : Optional.of(MarginRefusal.NO_PURCHASE);
    }
    return unit.policy().isDocumentRequired() && !unit.isDocumented()
        ? Optional.of(MarginRefusal.NO_DOCUMENT)
        : Optional.empty();
  }
}
