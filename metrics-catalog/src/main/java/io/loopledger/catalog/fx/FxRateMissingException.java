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
      String currency, LocalDate day, @Nullable FxRate lastKnown, MissingRates why) {
    super(why.message(currency, day, lastKnown));
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
}
