package io.loopledger.catalog.reference;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.YearMonth;

/** A change of a brand's calendar as its reference file writes it. */
@JsonPropertyOrder({"brand", "period", "action", "by", "at", "reason"})
record PeriodFile(
    String brand, String period, PeriodChange.Action action, String by, String at, String reason) {

  static PeriodFile of(PeriodChange change) {
    return new PeriodFile(
        change.brand(),
        change.period().toString(),
        change.action(),
        change.by(),
        change.at().toString(),
        change.reason());
  }

  PeriodChange change() {
    return new PeriodChange(brand, YearMonth.parse(period), action, by, Instant.parse(at), reason);
  }
}
