package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.loopledger.catalog.vat.VatRates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
   * Accounting policies of a brand.
   *
   * @param vat {@code as-documented} (amounts as the documents state them, no VAT is split off) or
   *     {@code eu} (VAT Directive 2006/112/EC)
   * @param rounding when amounts are rounded to minor units: {@code never}, beside VAT and cost of
   *     own work, which always are
   * @param fx how the booking rate is chosen
   * @param books further policies; absent in files of before 0.3.0
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Policies(String vat, String rounding, String fx, @Nullable BookPolicies books) {
    /** VAT is not split off. */
    public static final String AS_DOCUMENTED = "as-documented";

    /** VAT by the Directive. */
    public static final String EU = "eu";

    /** Amounts are posted as the documents state them. */
    public static final Policies DEFAULT =
        new Policies(AS_DOCUMENTED, "never", "ecb-latest-published");

    public Policies {
      if (!List.of(AS_DOCUMENTED, EU).contains(vat)) {
        throw new IllegalArgumentException(
            "policy vat is '%s'; it must be %s or %s".formatted(vat, AS_DOCUMENTED, EU));
      }
    }

    /** Policies with the default books. */
    public Policies(String vat, String rounding, String fx) {
      this(vat, rounding, fx, null);
    }

    /** The defaults, with VAT by the Directive where the rates of the country are known. */
    public static Policies ofCountry(String country) {
      return VatRates.builtIn().countries().contains(country)
          ? new Policies(EU, DEFAULT.rounding(), DEFAULT.fx())
          : DEFAULT;
    }

    /** Whether VAT is split off and posted. */
    public boolean splitsVat() {
      return vat.equals(EU);
    }

    /** How the books are kept: the stated policies, or the defaults. */
    public BookPolicies bookPolicies() {
      return books == null ? BookPolicies.DEFAULT : books;
    }
  }

  /** What is remembered of zones; they are few, and it follows from each alone. */
  private static final Map<ZoneId, ZoneDays> DAYS = new ConcurrentHashMap<>();

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
    if (policies.splitsVat() && !VatRates.builtIn().countries().contains(legalCountry)) {
      throw new IllegalArgumentException(
          "policy vat of brand %s is eu, but no VAT rates of %s are known; use as-documented, or one of %s"
              .formatted(id, legalCountry, VatRates.builtIn().countries()));
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

  /** The business date of an instant: its day in the contract zone. */
  public LocalDate businessDate(Instant instant) {
    return DAYS.computeIfAbsent(contractZone, ZoneDays::new).day(instant);
  }

  /** The programme with this id, if registered. */
  public Optional<Programme> programme(String programmeId) {
    for (Programme programme : programmes) {
      if (programme.id().equals(programmeId)) {
        return Optional.of(programme);
      }
    }
    return Optional.empty();
  }

  /** This brand with one more programme, or with another revision of a programme it has. */
  public Brand with(Programme programme) {
    List<Programme> all = new ArrayList<>(programmes);
    all.removeIf(known -> known.id().equals(programme.id()));
    all.add(programme);
    return new Brand(id, tenant, legalCountry, contractZone, reportingCurrency, policies, all);
  }

  /**
   * Checks that {@code next} only adds to this brand. What entries were already posted under does
   * not change by the way: {@link #requireRestatable} says what a restatement may change.
   *
   * @throws IllegalArgumentException naming what changed and why that is refused
   */
  void requireCompatible(Brand next) {
    requireRestatable(next);
    refuseChange("policies", policies, next.policies);
    for (Programme programme : programmes) {
      refuseChange(
          "programme " + programme.id(), programme, next.programme(programme.id()).orElse(null));
    }
  }

  /**
   * Checks that {@code next} keeps what no restatement can change. Policies and factor revisions
   * may: events seen from then on are pinned to the new ones, and commands re-pin older ones.
   *
   * @throws IllegalArgumentException naming what changed and why that is refused
   */
  void requireRestatable(Brand next) {
    refuseChange("tenant", tenant, next.tenant);
    refuseChange("legalCountry", legalCountry, next.legalCountry);
    refuseChange("contractZone", contractZone, next.contractZone);
    refuseChange("reportingCurrency", reportingCurrency, next.reportingCurrency);
    for (Programme programme : programmes) {
      if (next.programme(programme.id()).isEmpty()) {
        refuseChange("programme " + programme.id(), programme, null);
      }
    }
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  private void refuseChange(String what, Object before, @Nullable Object after) {
    if (!before.equals(after)) {
      throw new IllegalArgumentException(
          "brand %s: %s is %s and cannot become %s: figures were posted under it."
                  .formatted(id, what, before, after == null ? "absent" : after)
              + " Use another programme or brand name instead");
    }
  }
}
