package io.loopledger.catalog.rules;

import io.loopledger.catalog.impact.ImpactLine;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.schemas.event.VatScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale of the subject that may still change: what it posted, so that what comes back reverses
 * exactly that, at its own rates. Changed by copying only.
 */
final class Sale implements Cloneable {
  enum Kind {
    FIRST_LIFE,
    RESALE
  }

  /** How its VAT is found. */
  enum Scheme {
    /** No VAT is split off, or none is due. */
    NONE,
    /** VAT is inside the price. */
    STANDARD,
    /** VAT is inside the margin of the unit. */
    MARGIN,
    /** VAT is inside the margin of the period. */
    GLOBAL_MARGIN
  }

  Kind kind = Kind.FIRST_LIFE;
  String eventId = "";
  @Nullable String orderId;
  String currency = "";
  Posting.Fx fx;
  long quantity;
  long openQuantity;

  /** What the buyer and third parties pay, with VAT; later changes under the margin scheme in. */
  long grossMicros;

  long grossReportingMicros;

  /** Of it, shipping: part of the margin, posted as revenue of its own. */
  long shippingMicros;

  long shippingReportingMicros;
  boolean isRecognised;

  /** Of the gross amount at the sale: VAT as posted. */
  long taxMicros;

  /** The same at the sale's own rate. */
  long taxBookedMicros;

  /** The same at the rate at which VAT is declared. */
  long taxReportingMicros;

  Posting.Fx taxFx;
  Scheme scheme = Scheme.NONE;
  String taxAccount = Taxes.OUTPUT;
  @Nullable String taxRule;
  @Nullable VatRate taxRate;

  /** Amounts reversed by returns and refunds. */
  long reversedMicros;

  /** Credited to the customer by a return and not paid by a refund yet. */
  long creditedMicros;

  /** The same in the reporting currency, at the rates of the days it was credited. */
  long creditedReportingMicros;

  Posting.Fx creditedFx;

  /** Paid by refunds for goods that have not been reported back yet. */
  long refundedMicros;

  /** Cost of what was sold, to be brought back with it. */
  List<Layer> costs = List.of();

  /** What write-downs had taken from it, which a write-up may give back when it is stock again. */
  List<Layer> writtenDown = List.of();

  /** Linear cost of new goods, of all pieces. */
  @Nullable Layer linear;

  /** Fees charged for it, net. */
  List<Balance> fees = List.of();

  /** Shipping charged for it that is taxed beside it, as far as it was not given back. */
  List<ChargedShipping> shipping = List.of();

  /** What it was credited with in the other ledger. */
  List<ImpactLine> credits = List.of();

  @Nullable String creditMethod;
  @Nullable String creditVersion;

  /** Part of the category's lifetime that it was credited with, in millionths. */
  long lifetimePpm;

  /** The cycle in which it was sold. */
  int cycleNo = 1;

  /** The scheme as the seller states it, and the buyer's country: what its tax follows from. */
  @Nullable VatScheme statedScheme;

  @Nullable String country;

  Sale(Posting.Fx fx) {
    this.fx = fx;
    this.taxFx = fx;
    this.creditedFx = fx;
  }

  Sale copy() {
    try {
      return (Sale) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether nothing of it can come back or be refunded any more. */
  boolean isSettled() {
    return openQuantity == 0
        && reversedMicros >= grossMicros
        && shipping.isEmpty()
        && creditedMicros == 0
        && refundedMicros == 0;
  }
}
