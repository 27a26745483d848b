package io.loopledger.breaks.book;

import io.loopledger.schemas.finance.BreakChange.About;
import io.loopledger.schemas.finance.BreakChange.Side;
import java.time.Instant;
import java.time.LocalDate;

/** What tests find. */
final class Rows {
  static final NightRun FIRST =
      new NightRun(
          "night-2026-11-25", LocalDate.parse("2026-11-25"), Instant.parse("2026-11-26T01:30:00Z"));
  static final NightRun SECOND =
      new NightRun(
          "night-2026-11-26", LocalDate.parse("2026-11-26"), Instant.parse("2026-11-27T01:30:00Z"));

  private Rows() {}

  /** A payment of 10.00 that the statement says came to something else, in cents. */
  static FoundBreak amount(String id, long statementCents) {
    return amount(id, "acme", "EUR", statementCents);
  }

  static FoundBreak amount(String id, String brand, String currency, long statementCents) {
    LocalDate day = LocalDate.parse("2026-11-20");
    return new FoundBreak(
        id,
        new About(
            "payments",
            "AMOUNT",
            "hansa",
            brand,
            "PAYMENT",
            currency,
            (statementCents - 1000) * 10_000,
            new Side("payment|" + id, currency, 10_000_000, day, "ch_" + id),
            new Side("line-" + id, currency, statementCents * 10_000, day, "ch_" + id),
            "rounding"));
  }
}
