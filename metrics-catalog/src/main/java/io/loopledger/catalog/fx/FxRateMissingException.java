package io.loopledger.catalog.fx;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No reference rate of a currency is recent enough. Whoever configures the platform has to act. */
public final class FxRateMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String currency;
  private final LocalDate day;
  private final transient @Nullable FxRate lastKnown;

  FxRateMissingException(
      String currency, LocalDate day, @Nullable FxRate lastKnown, String ratesVersion) {
    super(message(currency, day, lastKnown, ratesVersion));
    this.currency = currency;
    this.day = day;
    this.lastKnown = lastKnown;
  }

  /** Currency, day, last known rate and what to do; never null. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage(), "the constructor sets it");
  }

  /** The currency without a rate. */
  public String currency() {
    return currency;
  }

  /** The latest day whose rate could have been used. */
  public LocalDate day() {
    return day;
  }

  /** The last rate of the currency up to that day, which is too old. */
  public Optional<FxRate> lastKnown() {
    return Optional.ofNullable(lastKnown);
  }

  private static String message(
      String currency, LocalDate day, @Nullable FxRate lastKnown, String ratesVersion) {
    String last =
        lastKnown == null
            ? "none is known up to then"
            : "the last one is %s per EUR of %s"
                .formatted(lastKnown.perEur().toPlainString(), lastKnown.day());
    return ("no recent rate for currency %s on %s in rates %s: %s; load the ECB's history with"
            + " ./loopledger rates load FILE, then ./loopledger dlq replay --reason"
            + " FX_RATE_MISSING")
        .formatted(currency, day, ratesVersion, last);
  }
}
