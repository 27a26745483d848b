package io.loopledger.catalog.reference;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.reference.BookPolicies.Breakage;
import io.loopledger.catalog.reference.BookPolicies.Recognition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reference data of the laws that every history keeps: the golden brands under the first rules, as
 * they are, and with everything changed that a restatement may change.
 */
public final class LawReferences {
  /** The golden brands under the rules 2026-11. */
  public static final long FIRST_RULES = 0;

  /** The golden brands under the rules 2026-12. */
  public static final long GOLDEN = GoldenReferences.VERSION;

  /** The same brands with other policies, other factor revisions and other rates. */
  public static final long CHANGED = 2;

  private static final List<ReferenceData> VERSIONS =
      List.of(
          GoldenReferences.at(GOLDEN).withRules(FIRST_RULES, ReferenceData.FIRST_RULES),
          GoldenReferences.at(GOLDEN),
          changed());

  private LawReferences() {}

  /** The data in force at a version. */
  public static ReferenceData at(long version) {
    return VERSIONS.get((int) version);
  }

  private static ReferenceData changed() {
    ReferenceData data = GoldenReferences.at(GOLDEN).with(CHANGED, rates());
    for (Brand brand : data.brands()) {
      data = data.with(CHANGED, changed(brand));
    }
    return data;
  }

  private static Brand changed(Brand b) {
    Brand.Policies policies =
        new Brand.Policies(
            b.policies().splitsVat() ? Brand.Policies.AS_DOCUMENTED : Brand.Policies.EU,
            b.policies().rounding(),
            b.policies().fx(),
            changed(b.policies().bookPolicies()));
    return new Brand(
        b.id(),
        b.tenant(),
        b.legalCountry(),
        b.contractZone(),
        b.reportingCurrency(),
        policies,
        b.programmes().stream().map(LawReferences::changed).toList());
  }

  private static Programme changed(Programme programme) {
    return programme.method().equals("RESTART")
        ? new Programme(programme.id(), programme.method(), 3 - programme.factorRevision())
        : programme;
  }

  private static BookPolicies changed(BookPolicies b) {
    boolean wasProportional = b.breakage() == Breakage.PROPORTIONAL;
    return new BookPolicies(
        b.recognition() == Recognition.SALE ? Recognition.DELIVERY : Recognition.SALE,
        b.distanceSales(),
        b.marginEvidence(),
        !b.marginForDonated(),
        b.globalMarginUpTo(),
        b.vatExchange(),
        wasProportional ? Breakage.ON_EXPIRY : Breakage.PROPORTIONAL,
        wasProportional ? BigDecimal.ZERO : new BigDecimal("0.25"),
        b.minuteRate().add(new BigDecimal("0.07")),
        b.holdingPerNight().add(new BigDecimal("0.01")),
        new BigDecimal("0.031"),
        b.evictAfterDays());
  }

  /** Other rates for every day of March 2024. */
  private static FxRates rates() {
    Map<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
    for (LocalDate day = LocalDate.parse("2024-03-01");
        day.isBefore(LocalDate.parse("2024-04-10"));
        day = day.plusDays(1)) {
      BigDecimal odd = new BigDecimal("0.%04d".formatted(137 * day.getDayOfMonth()));
      days.put(
          day,
          Map.of("GBP", new BigDecimal("0.7").add(odd), "USD", new BigDecimal("1.03").add(odd)));
    }
    return FxRates.simulated(days);
  }
}
