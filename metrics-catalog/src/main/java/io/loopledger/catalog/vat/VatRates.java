package io.loopledger.catalog.vat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Standard rates of VAT by country and day, and who belongs to the EU's VAT territory when:
 * immutable, looked up in an array per country. Reduced rates and special territories are not here.
 */
public final class VatRates {
  private static final int LETTERS = 26;

  private final LocalDate asOf;
  private final @Nullable CountryVat[] byLetters = new @Nullable CountryVat[LETTERS * LETTERS];
  private final Map<String, CountryVat> byCountry = new TreeMap<>();

  VatRates(LocalDate asOf, List<CountryVat> countries) {
    this.asOf = asOf;
    for (CountryVat country : countries) {
      if (byCountry.put(country.code(), country) != null) {
        throw new IllegalArgumentException(
            "country %s is defined twice; keep one".formatted(country.code()));
      }
      byLetters[index(country.code())] = country;
    }
  }

  /** The rates this release ships: EU-27, GB, CH, NO. Read once. */
  public static VatRates builtIn() {
    return BuiltIn.RATES;
  }

  /** The day up to which the law was looked at: a later change is not in here. */
  public LocalDate asOf() {
    return asOf;
  }

  /** Every country with rates, by code. */
  public List<String> countries() {
    return List.copyOf(byCountry.keySet());
  }

  /** All rates, by country, then by day. */
  public List<VatRate> rates() {
    List<VatRate> rates = new ArrayList<>();
    byCountry.values().forEach(country -> rates.addAll(country.rates()));
    return List.copyOf(rates);
  }

  /**
   * The standard rate in force on a day.
   *
   * @param country ISO 3166-1 code of two letters (Greece is GR)
   * @throws VatRateMissingException naming country, day and what is known
   */
  public VatRate standard(String country, LocalDate day) {
    CountryVat found = find(country);
    if (found == null) {
      throw new VatRateMissingException(
          country, day, "the countries are " + String.join(", ", byCountry.keySet()));
    }
    VatRate rate = found.rate(day);
    if (rate == null) {
      throw new VatRateMissingException(
          country, day, "its first rate is of %s".formatted(found.rates().getFirst().from()));
    }
    return rate;
  }

  /**
   * Whether a country belongs to the EU's VAT territory on a day; false for every country that is
   * not listed. GB did until the transition period ended with 2020 (Withdrawal Agreement Art. 126).
   */
  public boolean isInUnion(String country, LocalDate day) {
    CountryVat found = find(country);
    return found != null && found.isInUnion(day);
  }

  /** As {@link #standard}, but empty where nothing is known. */
  public Optional<VatRate> findStandard(String country, LocalDate day) {
    CountryVat found = find(country);
    return found == null ? Optional.empty() : Optional.ofNullable(found.rate(day));
  }

  private @Nullable CountryVat find(String country) {
    int index = index(country);
    return index < 0 ? null : byLetters[index];
  }

  /** The place of two capital letters, or -1. */
  private static int index(String country) {
    if (country.length() != 2) {
      return -1;
    }
    int first = country.charAt(0) - 'A';
    int second = country.charAt(1) - 'A';
    boolean isCode = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
    return isCode ? first * LETTERS + second : -1;
  }

  private static final class BuiltIn {
    static final VatRates RATES = VatRatesReader.builtIn();
  }
}
