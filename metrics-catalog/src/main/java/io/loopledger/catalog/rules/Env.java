package io.loopledger.catalog.rules;

import io.loopledger.catalog.fx.VatRatePolicy;
import io.loopledger.catalog.impact.ImpactModel;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.catalog.vat.VatRates;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event's rule may look at beside the unit: the event, its brand, and its pinned data. */
final class Env {
  private static final VatRates VAT_RATES = VatRates.builtIn();

  private final Event event;
  private final Brand brand;
  private final ReferenceData reference;
  private final @Nullable Programme programme;
  private final LocalDate day;
  private @Nullable Rate lastRate;

  Env(Event event, Brand brand, ReferenceData reference, @Nullable Programme programme) {
    this.event = event;
    this.brand = brand;
    this.reference = reference;
    this.programme = programme;
    this.day = brand.businessDate(event.effectiveTime());
  }

  Event event() {
    return event;
  }

  EventContext context() {
    return event.context();
  }

  Brand brand() {
    return brand;
  }

  BookPolicies policies() {
    return brand.policies().bookPolicies();
  }

  boolean splitsVat() {
    return brand.policies().splitsVat();
  }

  /** The model that the unit's programme is measured with, if it has a programme. */
  Optional<ImpactModel> impact() {
    return Optional.ofNullable(programme).map(reference::impact);
  }

  String reportingCurrency() {
    return brand.reportingCurrency();
  }

  /** The business date: the instant's day in the brand's contract zone. */
  LocalDate day() {
    return day;
  }

  /** The booking rate of a currency to the reporting currency. */
  Rate rate(String currency) {
    Rate known = lastRate;
    if (known != null && known.quote().from().equals(currency)) {
      return known;
    }
    Rate rate = rate(reference.booking(currency, reportingCurrency(), event.effectiveTime()));
    lastRate = rate;
    return rate;
  }

  /**
   * The rate at which VAT of today is declared. A period whose rates are not complete has none yet:
   * the booking rate stands in, and a restatement posts the difference when they are.
   */
  Rate vatExchange(String currency) {
    VatRatePolicy policy = policies().vatExchange();
    if (policy == VatRatePolicy.DAILY || currency.equals(reportingCurrency())) {
      return rate(currency);
    }
    return reference
        .findVatRate(policy, currency, reportingCurrency(), event.effectiveTime(), day)
        .map(Env::rate)
        .orElseGet(() -> rate(currency));
  }

  /** The standard VAT rate of the brand's own country, today. */
  VatRate homeVat() {
    return VAT_RATES.standard(brand.legalCountry(), day);
  }

  /** The standard VAT rate of a country, today, if it is known. */
  Optional<VatRate> vatOf(@Nullable String country) {
    return country == null ? Optional.empty() : VAT_RATES.findStandard(country, day);
  }

  boolean isInUnion(String country) {
    return VAT_RATES.isInUnion(country, day);
  }

  private static Rate rate(ReferenceData.VersionedQuote found) {
    return new Rate(
        found.quote(),
        new Posting.Fx(
            found.quote().to(),
            found.quote().rate(),
            found.quote().rateDate(),
            found.rateVersion()));
  }
}
