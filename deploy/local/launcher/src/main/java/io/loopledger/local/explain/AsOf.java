package io.loopledger.local.explain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A moment of the past, or the end of a day: what the ledger knew then is asked for. */
public final class AsOf {
  private final @Nullable Instant instant;
  private final @Nullable LocalDate day;

  private AsOf(@Nullable Instant instant, @Nullable LocalDate day) {
    this.instant = instant;
    this.day = day;
  }

  /**
   * Reads {@code 2026-11-01T08:00:00Z} or {@code 2026-11-01}.
   *
   * @throws IllegalArgumentException naming the text and the forms that are taken
   */
  public static AsOf parse(String text) {
    try {
      return text.contains("T")
          ? new AsOf(OffsetDateTime.parse(text).toInstant(), null)
          : new AsOf(null, LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          ("'%s' is no time; write 2026-11-01T08:00:00Z, or 2026-11-01 for the end of that day in the"
                  + " brand's zone")
              .formatted(text),
          e);
    }
  }

  /** The last moment that counts, for a brand of this zone. */
  public Instant last(ZoneId zone) {
    if (instant != null) {
      return instant;
    }
    LocalDate of = day == null ? LocalDate.MIN : day;
    return of.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
  }
}
