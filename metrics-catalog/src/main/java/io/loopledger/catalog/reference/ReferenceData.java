package io.loopledger.catalog.reference;

import io.loopledger.catalog.fx.FxQuote;
import io.loopledger.catalog.fx.FxRateMissingException;
import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.impact.FactorPacks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All reference data in force at one version: brands, rates, factors. Immutable; every change makes
 * the next version.
 */
public final class ReferenceData {
  private final long version;
  private final Map<String, Brand> brands;
  private final List<FxRates> rates;
  private final FactorPacks factorPacks;

  private ReferenceData(
      long version, Map<String, Brand> brands, List<FxRates> rates, FactorPacks factorPacks) {
    this.version = version;
    this.brands = brands;
    this.rates = rates;
    this.factorPacks = factorPacks;
  }

  /** Version 0: the rates and factors this release ships, and no brand. */
  public static ReferenceData builtIn() {
    return new ReferenceData(0, Map.of(), List.of(FxRates.builtIn()), FactorPacks.builtIn());
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
    FxQuote latest = null;
    for (FxRates file : rates) {
      FxQuote quote = file.findBookingRate(from, to, at).orElse(null);
      if (quote != null && (latest == null || quote.rateDate().isAfter(latest.rateDate()))) {
        latest = quote;
      }
    }
    return latest != null ? latest : rates.get(0).bookingRate(from, to, at);
  }

  /**
   * The factors a programme is measured with.
   *
   * @throws IllegalArgumentException if this release has no such factors
   */
  public FactorPack factors(Programme programme) {
    return factorPacks
        .find(programme.method(), programme.factorRevision())
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
    return new ReferenceData(newVersion, next, rates, factorPacks);
  }

  ReferenceData with(long newVersion, FxRates file) {
    List<FxRates> next = new ArrayList<>();
    next.add(file);
    next.addAll(rates);
    return new ReferenceData(newVersion, brands, List.copyOf(next), factorPacks);
  }
}
