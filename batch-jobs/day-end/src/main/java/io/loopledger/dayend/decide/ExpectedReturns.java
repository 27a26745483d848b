package io.loopledger.dayend.decide;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.schemas.event.Documents.ExpectedReturnsEstimated;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What will probably come back of a brand's sales, at the month's end: the share that was returned
 * in the last months, of the sales that may still be returned (IFRS 15.55, B20-B27). All estimates
 * of a brand are on one subject, because the rule posts the difference to the last one.
 */
public final class ExpectedReturns {
  private static final int DIGITS_OF_SHARES = 12;

  private ExpectedReturns() {}

  /**
   * Sums of a brand in its reporting currency, net of VAT, each 0 or more.
   *
   * @param sold sales of the last months
   * @param returned what came back in them
   * @param cost cost of the goods sold in them
   * @param open sales that may still be returned
   */
  public record Sums(BigDecimal sold, BigDecimal returned, BigDecimal cost, BigDecimal open) {}

  /** The estimate; none where nothing was sold: then nothing is known, or nothing can come back. */
  public static Optional<Wanted> wanted(Day day, Sums sums) {
    if (sums.sold().signum() <= 0) {
      return Optional.empty();
    }
    Brand brand = day.brand();
    int digits = MinorUnits.digits(brand.reportingCurrency());
    BigDecimal rate = share(sums.returned(), sums.sold());
    BigDecimal refunds = sums.open().multiply(rate).setScale(digits, RoundingMode.HALF_UP);
    BigDecimal goods =
        refunds.multiply(share(sums.cost(), sums.sold())).setScale(digits, RoundingMode.HALF_UP);
    Event event =
        new Event(
            Ids.of("expected-returns", brand.id(), day.date()),
            Day.SOURCE,
            Subject.period(brand.id(), "expected-returns"),
            day.end(),
            day.context().build(),
            new ExpectedReturnsEstimated(
                new Money(Micros.exact(refunds), brand.reportingCurrency()),
                new Money(Micros.exact(goods), brand.reportingCurrency())));
    return Optional.of(new Wanted(Kind.EXPECTED_RETURNS, event, Wanted.IfThere.KEEP));
  }

  /** From 0 to 1: more cannot come back than was sold, nor be worth more. */
  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part.max(BigDecimal.ZERO)
        .divide(whole, DIGITS_OF_SHARES, RoundingMode.HALF_UP)
        .min(BigDecimal.ONE);
  }
}
