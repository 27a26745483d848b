package io.loopledger.proof;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Lines of journals for tests. */
public final class TestLines {
  /** The subject of the lines. */
  public static final String SUBJECT = "unit:acme/QR-1";

  private TestLines() {}

  /** Money of an event. */
  public static Posting money(String eventId, String account, long micros) {
    return new Posting(
        new Posting.Key(
            header(eventId),
            account,
            "GBP",
            new Posting.Fx(
                "EUR", new BigDecimal("1.1500000000"), LocalDate.of(2026, 11, 24), "ecb-1"),
            "margin/DE/19",
            null,
            null),
        micros,
        micros * 115 / 100);
  }

  /** Kilograms of CO2e of an event. */
  public static Posting impact(String eventId, long micros) {
    return new Posting(
        new Posting.Key(
            header(eventId), "impact.avoided", "kgCO2e", null, null, "RESTART", "restart-2021-r2"),
        micros,
        0);
  }

  private static Posting.Header header(String eventId) {
    return new Posting.Header(
        "/shop/acme",
        eventId,
        1,
        new Dimensions("acme-group", "acme", "take-back", "Jacket", "J|1", null, "", null, "DE"),
        LocalDate.of(2026, 11, 25),
        Instant.parse("2026-11-25T10:00:00.000001Z"),
        "2026-12",
        "unit-sold",
        Origin.SIMULATED);
  }
}
