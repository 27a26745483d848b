package io.loopledger.ingest.simulator.assumptions;

import io.loopledger.ingest.simulator.assumptions.Figures.Amount;
import io.loopledger.ingest.simulator.assumptions.Figures.Count;
import io.loopledger.ingest.simulator.assumptions.Figures.Day;
import io.loopledger.ingest.simulator.assumptions.Figures.Share;
import io.loopledger.ingest.simulator.assumptions.Figures.Span;
import io.loopledger.ingest.simulator.assumptions.Figures.Table;
import io.loopledger.ingest.simulator.assumptions.Figures.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All that the simulator assumes; the file {@code assumptions.yaml} says what each figure means.
 */
public record Assumptions(
    Period period,
    Seasonality seasonality,
    Table<Rows.Country> countries,
    Table<Rows.Brand> brands,
    Table<Rows.Product> products,
    Returns returns,
    Table<Rows.Carrier> carriers,
    Intake intake,
    Table<Rows.Grade> grades,
    Table<Rows.Partner> partners,
    Repair repair,
    Payout payout,
    Table<Rows.Market> markets,
    Table<Rows.Buyers> buyers,
    Resale resale,
    LoopEnd loopEnd,
    Documents documents) {

  public Assumptions {
    Checks.sumToOne("the shares of brands", brands.rows().stream().map(Rows.Brand::share).toList());
    Checks.sumToOne(
        "the shares of products", products.rows().stream().map(Rows.Product::share).toList());
    Checks.sumToOne(
        "the shares of carriers", carriers.rows().stream().map(Rows.Carrier::share).toList());
    Checks.sumToOne("the shares of grades", grades.rows().stream().map(Rows.Grade::share).toList());
    Checks.sumToOne(
        "the shares of partners", partners.rows().stream().map(Rows.Partner::share).toList());
    Checks.sumToOne(
        "the shares of markets", markets.rows().stream().map(Rows.Market::share).toList());
    for (Rows.Brand brand : brands.rows()) {
      country(countries, brand.country());
      List<Rows.Buyers> of = buyersOf(buyers, brand.id());
      Checks.sumToOne(
          "the shares of buyers of brand " + brand.id(),
          of.stream().map(Rows.Buyers::share).toList());
      of.forEach(row -> country(countries, row.country()));
    }
    partners.rows().forEach(partner -> country(countries, partner.country()));
  }

  /** The time that is simulated. */
  public record Period(Count days, Day lastDay) {}

  /** When units start, as relative weights of months, weekdays and hours of the brand's zone. */
  public record Seasonality(Weights month, Weights weekday, Weights hour) {}

  /** First life and take-back. */
  public record Returns(
      Share withdrawal,
      Share warranty,
      Share boughtInPeriod,
      Span ageAtTakeBack,
      Span withdrawalAfter,
      Span warrantyAfter,
      Share reminded,
      Share controlGroup,
      Share consent,
      Share portalAbandonedFirst,
      Share labelNeverUsed,
      Count labelValidity,
      Share declaredAsGraded,
      Weights seller,
      Weights segment,
      Share otherSales,
      Share linearCost,
      Share goodwill,
      Share giftVoucherSold) {}

  /** Arrival, identification, grading, stock. */
  public record Intake(
      Span travel,
      Share lostInbound,
      Share claimPaid,
      Share identifiedByRule,
      Span gradedAfter,
      Share gradedByRule,
      Span handling,
      Share counted,
      Share lostInStock) {}

  /** Repair, beside what differs by partner. */
  public record Repair(
      Share fairRepaired,
      Share assignedByRule,
      Share paused,
      Span pause,
      Weights notFixed,
      Share secondAttempt,
      Weights barrier,
      Weights failed) {}

  /** The offer, its instruments, vouchers and loyalty. */
  public record Payout(
      Span delay,
      Share declined,
      Weights instrument,
      Share bonus,
      Share failed,
      Share voucherRedeemed,
      Span voucherRedeemedAfter,
      Share voucherSpentInParts,
      Count voucherValidity,
      Share tradeIn,
      Share loyalty,
      Share loyaltyRedeemed,
      Count loyaltyPoints,
      Share impactMessage) {}

  /** Second life. */
  public record Resale(
      Share listingRejected,
      Span daysInStock,
      Share decayPerDay,
      Count repriceEvery,
      Share repricedByRule,
      Share discount,
      Amount coupon,
      Amount shippingCharged,
      Amount packaging,
      Share paymentFee,
      Share disputed,
      Amount disputeFee,
      Share returned,
      Span returnedAfter,
      Share feeKept,
      Share delistedUnsold,
      Share secondLoop,
      Span secondLoopAfter) {}

  /** The end of the loop. */
  public record LoopEnd(
      Share harvested, Share donated, Amount disposalCost, Share recycledMass, Weights recycler) {}

  /** Documents and corrections. */
  public record Documents(Amount overhead, Share adjusted) {}

  /** The assumptions that the release brings. */
  public static Assumptions builtIn() {
    return AssumptionsFile.builtIn();
  }

  /**
   * The built-in assumptions with a YAML file laid over them.
   *
   * @throws IllegalArgumentException naming the place in the file, what is wrong and what is right
   * @throws IOException if it cannot be read
   */
  public static Assumptions read(Path file) throws IOException {
    return AssumptionsFile.over(file);
  }

  /** The brand with this id. */
  public Rows.Brand brand(String id) {
    return brands.rows().stream()
        .filter(brand -> brand.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no brand '%s' among the assumptions; there are %s"
                        .formatted(id, brands.rows().stream().map(Rows.Brand::id).toList())));
  }

  /** The country with this code. */
  public Rows.Country country(String code) {
    return country(countries, code);
  }

  /** A brand's buyers. */
  public List<Rows.Buyers> buyersOf(String brand) {
    return buyersOf(buyers, brand);
  }

  private static Rows.Country country(Table<Rows.Country> countries, String code) {
    return countries.rows().stream()
        .filter(country -> country.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "country '%s' is not among the countries; add its VAT there".formatted(code)));
  }

  private static List<Rows.Buyers> buyersOf(Table<Rows.Buyers> buyers, String brand) {
    return buyers.rows().stream().filter(row -> row.brand().equals(brand)).toList();
  }
}
