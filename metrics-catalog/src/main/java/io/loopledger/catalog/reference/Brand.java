package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A brand as registered.
 *
 * @param id as events name it
 * @param tenant who owns the brand and its books
 * @param legalCountry ISO 3166-1 alpha-2 country whose law applies
 * @param contractZone zone in which an instant becomes a business date
 * @param reportingCurrency ISO 4217 currency the books are kept in
 * @param policies accounting policies
 * @param programmes its programmes
 */
public record Brand(
    String id,
    String tenant,
    String legalCountry,
    ZoneId contractZone,
    String reportingCurrency,
    Policies policies,
    List<Programme> programmes) {

  /**
   * Accounting policies of a brand. This release knows one value of each.
   *
   * @param vat how VAT is posted
   * @param rounding when amounts are rounded to minor units
   * @param fx how the booking rate is chosen
   */
  public record Policies(String vat, String rounding, String fx) {
    /** Amounts are posted as the documents state them; VAT is not split off yet. */
    public static final Policies DEFAULT =
        new Policies("as-documented", "never", "ecb-latest-published");
  }

  public Brand {
    Slugs.require("brand id", requireNonNull(id, "brand id is null"));
    Slugs.require("tenant", requireNonNull(tenant, "tenant is null"));
    requireNonNull(legalCountry, "legalCountry is null");
    requireNonNull(contractZone, "contractZone is null");
    requireNonNull(policies, "policies is null");
    if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(legalCountry)) {
      throw new IllegalArgumentException(
          "legalCountry '%s' is not an ISO 3166-1 alpha-2 code such as DE".formatted(legalCountry));
    }
    if (!isCurrency(requireNonNull(reportingCurrency, "reportingCurrency is null"))) {
      throw new IllegalArgumentException(
          "reportingCurrency '%s' is not an ISO 4217 code such as EUR"
              .formatted(reportingCurrency));
    }
    Set<String> ids = new HashSet<>();
    for (Programme programme : programmes) {
      if (!ids.add(programme.id())) {
        throw new IllegalArgumentException(
            "brand %s has two programmes named %s; give one another name"
                .formatted(id, programme.id()));
      }
    }
    programmes = List.copyOf(programmes);
  }

  /** The programme with this id, if registered. */
  public Optional<Programme> programme(String programmeId) {
    return programmes.stream().filter(p -> p.id().equals(programmeId)).findFirst();
  }

  /** This brand with one more programme, or with another revision of a programme it has. */
  public Brand with(Programme programme) {
    List<Programme> all = new ArrayList<>(programmes);
    all.removeIf(known -> known.id().equals(programme.id()));
    all.add(programme);
    return new Brand(id, tenant, legalCountry, contractZone, reportingCurrency, policies, all);
  }

  /**
   * Checks that {@code next} only adds to this brand. What entries were already posted under
   * (programme revisions, currency, zone) cannot change before a restatement can repost them.
   *
   * @throws IllegalArgumentException naming what changed and why that is refused
   */
  void requireCompatible(Brand next) {
    refuseChange("tenant", tenant, next.tenant);
    refuseChange("legalCountry", legalCountry, next.legalCountry);
    refuseChange("contractZone", contractZone, next.contractZone);
    refuseChange("reportingCurrency", reportingCurrency, next.reportingCurrency);
    refuseChange("policies", policies, next.policies);
    for (Programme programme : programmes) {
      refuseChange(
          "programme " + programme.id(), programme, next.programme(programme.id()).orElse(null));
    }
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  private void refuseChange(
      String what, Object before, @org.jspecify.annotations.Nullable Object after) {
    if (!before.equals(after)) {
      throw new IllegalArgumentException(
          "brand %s: %s is %s and cannot become %s: figures were posted under it, and restating"
                  .formatted(id, what, before, after == null ? "absent" : after)
              + " them is not built yet. Use another programme or brand name instead");
    }
  }
}
