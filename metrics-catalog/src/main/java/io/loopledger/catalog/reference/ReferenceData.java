package io.loopledger.catalog.reference;

import io.loopledger.catalog.fx.FxQuote;
import io.loopledger.catalog.fx.FxRateMissingException;
import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.fx.VatRatePolicy;
import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.impact.FactorPacks;
import io.loopledger.catalog.impact.ImpactModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All reference data in force at one version: brands, rates, factors, the calendar. Immutable;
 * every change makes the next version.
 */
public final class ReferenceData {
  private final long version;
  private final Map<String, Brand> brands;
  private final List<FxRates> rates;
  private final FactorPacks factorPacks;
  private final String ruleVersion;
  private final PeriodCalendar calendar;

  private ReferenceData(
      long version,
      Map<String, Brand> brands,
      List<FxRates> rates,
      FactorPacks factorPacks,
      String ruleVersion,
      PeriodCalendar calendar) {
    this.calendar = calendar;
    this.ruleVersion = ruleVersion;
    this.version = version;
    this.brands = brands;
    this.rates = rates;
    this.factorPacks = factorPacks;
  }

  /** The rule set before any was named: that of the first release. */
  public static final String FIRST_RULES = "2026-11";

  /** Version 0: the rates and factors this release ships, the first rules, and no brand. */
  public static ReferenceData builtIn() {
    return new ReferenceData(
        0,
        Map.of(),
        List.of(FxRates.builtIn()),
        FactorPacks.builtIn(),
        FIRST_RULES,
        PeriodCalendar.ALL_OPEN);
  }

  /** Version of the posting rules in force. */
  public String ruleVersion() {
    return ruleVersion;
  }

  /** Which posting periods are closed. */
  public PeriodCalendar calendar() {
    return calendar;
  }

  /** The version's number. */
  public long version() {
    return version;
  }

  /** A registered brand. */
  public Optional<Brand> brand(String id) {
    return Optional.ofNullable(brands.get(id));
  }

  /** All registered brands, in the order of their registration. */
  public List<Brand> brands() {
    return List.copyOf(brands.values());
  }

  /** The rate files, the one loaded last in front. */
  public List<FxRates> rates() {
    return rates;
  }

  /**
   * The booking rate: the latest that any loaded file has, and of equally late ones that of the
   * file loaded last.
   *
   * @throws FxRateMissingException if no file has one that is recent enough
   */
  public FxQuote bookingRate(String from, String to, Instant at) {
    return booking(from, to, at).quote();
  }

  /** As {@link #bookingRate}, with the version of the file that has it. */
  public VersionedQuote booking(String from, String to, Instant at) {
    return latest(file -> file.findBookingRate(from, to, at))
        .orElseGet(() -> of(rates.get(0), rates.get(0).bookingRate(from, to, at)));
  }

  /** The rate at which VAT of an event is declared, if a file has it already. */
  public Optional<VersionedQuote> findVatRate(
      VatRatePolicy policy, String from, String to, Instant at, LocalDate day) {
    return latest(
        file -> {
          try {
            return Optional.of(file.vatRate(policy, from, to, at, day));
          } catch (FxRateMissingException e) {
            return Optional.empty();
          }
        });
  }

  /**
   * A rate and where it is from.
   *
   * @param quote the rate
   * @param rateVersion version of its file; null where nothing is converted
   */
  public record VersionedQuote(FxQuote quote, @Nullable String rateVersion) {}

  private Optional<VersionedQuote> latest(Function<FxRates, Optional<FxQuote>> find) {
    VersionedQuote latest = null;
    for (FxRates file : rates) {
      FxQuote quote = find.apply(file).orElse(null);
      if (quote != null
          && (latest == null || quote.rateDate().isAfter(latest.quote().rateDate()))) {
        latest = of(file, quote);
        if (quote.isIdentity()) {
          break;
        }
      }
    }
    return Optional.ofNullable(latest);
  }

  private static VersionedQuote of(FxRates file, FxQuote quote) {
    return new VersionedQuote(quote, quote.isIdentity() ? null : file.version());
  }

  /** The pack of a programme's method and revision; only RESTART has packs of its own. */
  public Optional<FactorPack> findFactors(Programme programme) {
    return factorPacks.find(programme.method(), programme.factorRevision());
  }

  /**
   * The impact model a programme is measured with.
   *
   * @throws IllegalArgumentException if this release has no such model
   */
  public ImpactModel impact(Programme programme) {
    return ImpactModel.find(programme.method(), programme.factorRevision())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "programme %s uses method %s with factor revision %d, which this release has not"
                        .formatted(
                            programme.id(), programme.method(), programme.factorRevision())));
  }

  ReferenceData with(long newVersion, Brand brand) {
    Map<String, Brand> next = new LinkedHashMap<>(brands);
    next.put(brand.id(), brand);
    return new ReferenceData(newVersion, next, rates, factorPacks, ruleVersion, calendar);
  }

  ReferenceData with(long newVersion, PeriodChange change) {
    return new ReferenceData(
        newVersion, brands, rates, factorPacks, ruleVersion, calendar.with(change));
  }

  ReferenceData withRules(long newVersion, String newRuleVersion) {
    return new ReferenceData(newVersion, brands, rates, factorPacks, newRuleVersion, calendar);
  }

  ReferenceData with(long newVersion, FxRates file) {
    List<FxRates> next = new ArrayList<>();
    next.add(file);
    next.addAll(rates);
    return new ReferenceData(
        newVersion, brands, List.copyOf(next), factorPacks, ruleVersion, calendar);
  }
}
