package io.loopledger.ingest.simulator.assumptions;

import io.loopledger.schemas.event.EventData.UnitGraded;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;

/** One line each of the tables of assumptions. */
public final class Rows {
  private Rows() {}

  /** A country and its standard VAT; {@code region} is one VAT territory. */
  public record Country(String code, BigDecimal vat, String region, String source) {
    public Country {
      Checks.source(source);
      Checks.share("vat", vat);
    }
  }

  /** A brand with its programme; {@code priceLevel} is its currency per euro of the assortment. */
  public record Brand(
      String id,
      String program,
      String country,
      ZoneId zone,
      String currency,
      BigDecimal priceLevel,
      BigDecimal share,
      String iban,
      String source) {
    public Brand {
      Checks.source(source);
      Checks.share("share", share);
      requireCurrency(currency);
      requirePositive("price_level", priceLevel);
    }
  }

  /** An article: price in euros, mass in grams, repair cost in euros net. */
  public record Product(
      String category,
      String product,
      String description,
      BigDecimal newPrice,
      int mass,
      BigDecimal repairCost,
      BigDecimal share,
      String source) {
    public Product {
      Checks.source(source);
      Checks.share("share", share);
      Checks.amount("new_price", newPrice);
      Checks.amount("repair_cost", repairCost);
      requirePositive("mass", BigDecimal.valueOf(mass));
    }
  }

  /** When a carrier bills a label. */
  public enum Billing {
    /** When the label is issued, used or not. */
    ON_ISSUE,
    /** When the parcel is scanned. */
    ON_SCAN
  }

  /** A carrier: prices in euros net, distances in km. */
  public record Carrier(
      String name,
      BigDecimal labelPrice,
      Billing billed,
      BigDecimal expiryCredit,
      BigDecimal surcharge,
      BigDecimal share,
      int vanKm,
      int truckKm,
      String source) {
    public Carrier {
      Checks.source(source);
      Checks.share("share", share);
      Checks.share("expiry_credit", expiryCredit);
      Checks.amount("label_price", labelPrice);
      Checks.amount("surcharge", surcharge);
      Checks.range("the way", Math.min(vanKm, truckKm), Math.max(vanKm, truckKm));
    }
  }

  /** What a grade is worth, as shares of the new price. */
  public record Grade(
      UnitGraded.Grade grade,
      BigDecimal share,
      BigDecimal payout,
      BigDecimal resale,
      String source) {
    public Grade {
      Checks.source(source);
      Checks.share("share", share);
      Checks.share("payout", payout);
      Checks.share("resale", resale);
    }
  }

  /** A repair partner: times in minutes and hours, cost relative to the product's repair cost. */
  public record Partner(
      String name,
      String country,
      String region,
      BigDecimal fixRate,
      int minutesFrom,
      int minutesTo,
      BigDecimal cost,
      int turnaroundFrom,
      int turnaroundTo,
      int capacity,
      BigDecimal share,
      String source) {
    public Partner {
      Checks.source(source);
      Checks.share("share", share);
      Checks.share("fix_rate", fixRate);
      Checks.range("minutes", minutesFrom, minutesTo);
      Checks.range("turnaround", turnaroundFrom, turnaroundTo);
      requirePositive("cost", cost);
    }

    /** Whether it is the brand's own workshop: it sends no invoice. */
    public boolean isOwn() {
      return name.equals("inhouse");
    }
  }

  /** Where units are sold; the fee is a share of the price. */
  public record Market(
      String channel, String name, BigDecimal fee, BigDecimal share, String source) {
    public Market {
      Checks.source(source);
      Checks.share("share", share);
      Checks.share("fee", fee);
    }

    /** Whether it is a marketplace, which settles the money itself. */
    public boolean isMarketplace() {
      return !channel.equals("own-shop");
    }
  }

  /** Where a brand's buyers are and what they pay in. */
  public record Buyers(
      String brand,
      String country,
      String currency,
      BigDecimal rate,
      BigDecimal share,
      String source) {
    public Buyers {
      Checks.source(source);
      Checks.share("share", share);
      requireCurrency(currency);
      requirePositive("rate", rate);
    }
  }

  private static void requirePositive(String field, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must be above 0".formatted(field, value.toPlainString()));
    }
  }

  private static void requireCurrency(String code) {
    boolean known =
        Currency.getAvailableCurrencies().stream().anyMatch(c -> c.getCurrencyCode().equals(code));
    if (!known) {
      throw new IllegalArgumentException(
          "currency '%s' is not an ISO 4217 code such as EUR".formatted(code));
    }
  }
}
