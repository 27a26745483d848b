package io.loopledger.dayend.decide;

import io.loopledger.catalog.posting.PostingEngine.Standing;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.rules.UnitInStock;
import io.loopledger.catalog.rules.UnitPurchase;
import io.loopledger.catalog.vat.MarginScheme;
import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.catalog.vat.VatRates;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Resale.PriceChanged;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units in stock that are worth less than they cost: written down to net realisable value, which is
 * the price asked less VAT and the expected cost of selling (IAS 2.6, 2.28-2.33; section 253(4),
 * (5) HGB). Where the value rises again, up to what was written down before.
 */
public final class WriteDowns {
  private static final VatRates VAT_RATES = VatRates.builtIn();

  private WriteDowns() {}

  private record Price(Money gross, @Nullable VatScheme scheme) {}

  /**
   * What has to be written down of a unit, or up.
   *
   * @param book the unit
   * @param unit what it stands at
   * @param reference for the exchange rate of the price
   * @param sellingCostShare expected cost of selling, as a share of the price
   * @return empty if nothing has to be, or if no price is asked for the unit
   */
  public static Optional<Wanted> of(
      SubjectBook book, UnitInStock unit, ReferenceData reference, BigDecimal sellingCostShare) {
    if (unit.isShipped()) {
      // Sold: its price is agreed, and the sale realises whatever loss there is.
      return Optional.empty();
    }
    return price(book.standing())
        .map(price -> realisable(book, price, reference, sellingCostShare))
        .map(value -> change(unit, value))
        .filter(micros -> micros != 0)
        .map(micros -> wanted(book, unit, micros));
  }

  /** Positive to write down, negative to write up. */
  private static long change(UnitInStock unit, long realisableMicros) {
    long down = Math.subtractExact(unit.carryingMicros(), realisableMicros);
    return down >= 0
        ? Math.min(down, Math.max(0, unit.carryingMicros()))
        : -Math.min(-down, unit.writtenDownMicros());
  }

  /** The price asked last since the unit came in. */
  private static Optional<Price> price(Standing standing) {
    Price price = null;
    for (Event event : standing.events()) {
      switch (event.data()) {
        case UnitReceived received -> price = null;
        case UnitListed listed -> price = new Price(listed.price(), listed.vatScheme());
        case PriceChanged changed ->
            price = new Price(changed.price(), price == null ? null : price.scheme());
        default -> {}
      }
    }
    return Optional.ofNullable(price);
  }

  /** In millionths of the reporting currency, rounded to its minor unit. */
  private static long realisable(
      SubjectBook book, Price price, ReferenceData reference, BigDecimal sellingCostShare) {
    Brand brand = book.day().brand();
    BigDecimal rate =
        reference
            .bookingRate(price.gross().currency(), brand.reportingCurrency(), book.day().end())
            .rate();
    int digits = MinorUnits.digits(brand.reportingCurrency());
    BigDecimal gross = price.gross().amount().multiply(rate).setScale(digits, RoundingMode.HALF_UP);
    long grossMicros = Micros.exact(gross);
    BigDecimal tax = Micros.toDecimal(tax(book, price.scheme(), grossMicros, digits));
    BigDecimal selling = gross.multiply(sellingCostShare).setScale(digits, RoundingMode.HALF_UP);
    return Math.max(0, Micros.exact(gross.subtract(tax).subtract(selling)));
  }

  private static long tax(
      SubjectBook book, @Nullable VatScheme scheme, long grossMicros, int digits) {
    Brand brand = book.day().brand();
    if (!brand.policies().splitsVat()) {
      return 0;
    }
    VatRate rate = VAT_RATES.standard(brand.legalCountry(), book.day().date());
    return switch (scheme == null ? VatScheme.STANDARD : scheme) {
      case STANDARD -> rate.inGrossMicros(grossMicros, digits);
      case ZERO_RATED, EXPORT -> 0;
      case MARGIN -> MarginScheme.taxMicros(grossMicros, purchase(book), rate, digits);
    };
  }

  private static long purchase(SubjectBook book) {
    return UnitPurchase.of(book.standing().state(), book.day().brand().policies().bookPolicies())
        .map(UnitPurchase::purchaseMicros)
        .orElse(0L);
  }

  private static Wanted wanted(SubjectBook book, UnitInStock unit, long micros) {
    Day day = book.day();
    Event event =
        new Event(
            Ids.of("write-down", book.subject(), unit.cycleNo(), day.date()),
            Day.SOURCE,
            book.subject(),
            day.end(),
            day.context().build(),
            new UnitWrittenDown(
                new Money(micros, day.brand().reportingCurrency()),
                micros > 0
                    ? "net realisable value below cost"
                    : "net realisable value above what it was written down to"));
    return new Wanted(Kind.WRITE_DOWNS, event, Wanted.IfThere.KEEP);
  }
}
