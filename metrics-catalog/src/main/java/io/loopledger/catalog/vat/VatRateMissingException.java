package io.loopledger.catalog.vat;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** No standard rate of a country is known for a day. Whoever configures the platform has to act. */
public final class VatRateMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String country;
  private final LocalDate day;

  VatRateMissingException(String country, LocalDate day, String known) {
    super(
        ("no standard rate of VAT is known for country '%s' on %s: %s; correct the country (ISO"
                + " 3166-1) or the day, or use policy vat: as-documented")
            .formatted(country, day, known));
    this.country = country;
    this.day = day;
  }

  /** Country, day, what is known and what to do; never null. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage(), "the constructor sets it");
  }

  /** The country without a rate. */
  public String country() {
    return country;
  }

  /** The day without a rate. */
  public LocalDate day() {
    return day;
  }
}
