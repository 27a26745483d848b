package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What all lives of a brand share.
 *
 * @param seed of the simulation
 * @param units of the simulation
 * @param runKey names the simulation in ids: all that shapes it is in there
 */
record World(
    Assumptions assumptions, Rows.Brand brand, Agenda agenda, long seed, int units, String runKey) {
  private static final long MICROS_PER_CENT = 10_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Dice dice(long number, String question) {
    return Dice.of(seed, number, brand.id() + "/" + question);
  }

  /** An amount that the assumptions state in euros, in the brand's currency. */
  Money local(BigDecimal euros) {
    return cents(centsOf(euros.multiply(brand.priceLevel())), brand.currency());
  }

  Money cents(long cents) {
    return cents(cents, brand.currency());
  }

  static Money cents(long cents, String currency) {
    return new Money(Math.multiplyExact(cents, MICROS_PER_CENT), currency);
  }

  static long centsOf(Money money) {
    return money.amountMicros() / MICROS_PER_CENT;
  }

  /** A share of an amount, rounded to cents, half up. */
  static Money part(Money money, BigDecimal share) {
    return cents(
        BigDecimal.valueOf(centsOf(money))
            .multiply(share)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact(),
        money.currency());
  }

  /** A share of an amount in whole units of the currency, rounded down, as prices are shown. */
  static Money wholePart(Money money, BigDecimal share) {
    long cents = centsOf(part(money, share));
    return cents(cents / 100 * 100, money.currency());
  }

  /** The VAT on a cost of a supplier in some country. */
  CostVat vat(Money net, String supplierCountry) {
    Rows.Country own = assumptions.country(brand.country());
    Rows.Country theirs = assumptions.country(supplierCountry);
    if (own.code().equals(theirs.code())) {
      return new CostVat(part(net, own.vat()), VatTreatment.DOMESTIC, true);
    }
    if (own.region().equals(theirs.region())) {
      return new CostVat(part(net, own.vat()), VatTreatment.REVERSE_CHARGE, true);
    }
    return exempt(net);
  }

  /** Payments are exempt (VAT Directive Art. 135 (1) (d)). */
  static CostVat exempt(Money net) {
    return new CostVat(cents(0, net.currency()), VatTreatment.EXEMPT, false);
  }

  CostVat domesticVat(Money net) {
    return vat(net, brand.country());
  }

  private static long centsOf(BigDecimal amount) {
    return amount.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
