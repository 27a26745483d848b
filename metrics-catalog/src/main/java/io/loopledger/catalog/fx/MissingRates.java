package io.loopledger.catalog.fx;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What was looked for in vain, as the beginning of a message.
 *
 * @param wanted for instance {@code recent rate}
 * @param period where a period was looked for, with its day; else empty
 * @param version of the rates
 */
record MissingRates(String wanted, String period, String version) {
  static MissingRates booking(String version) {
    return new MissingRates("recent rate", "", version);
  }

  static MissingRates vat(VatRatePolicy policy, LocalDate day, String version) {
    return switch (policy) {
      case DAILY -> booking(version);
      case MONTHLY_AVERAGE ->
          new MissingRates(
              "monthly average",
              " (VAT of %s: all of %s must be in the rates)".formatted(day, YearMonth.from(day)),
              version);
      case LAST_DAY_OF_PERIOD ->
          new MissingRates(
              "rate of the quarter's last day, or of the next day of publication,",
              " (VAT of %s)".formatted(day),
              version);
    };
  }

  String message(String currency, LocalDate day, @Nullable FxRate lastKnown) {
    String last =
        lastKnown == null
            ? "none is known up to then"
            : "the last one is %s per EUR of %s"
                .formatted(lastKnown.perEur().toPlainString(), lastKnown.day());
    return ("no %s for currency %s on %s%s in rates %s: %s; load the ECB's history with"
            + " ./loopledger rates load FILE, then ./loopledger dlq replay --reason"
            + " FX_RATE_MISSING")
        .formatted(wanted, currency, day, period, version, last);
  }
}
