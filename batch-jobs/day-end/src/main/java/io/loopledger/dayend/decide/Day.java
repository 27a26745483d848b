package io.loopledger.dayend.decide;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.Origin;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A business date of a brand.
 *
 * @param brand whose zone decides when it ends
 * @param date the date
 */
public record Day(Brand brand, LocalDate date) {
  /** The source of all events that a day's end makes. */
  public static final String SOURCE = "loopledger/night";

  /** The last second of the date in the brand's zone, whatever the clocks do. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(brand.contractZone()).toInstant().minusSeconds(1);
  }

  /** Whether an instant is on this date or before it. */
  public boolean includes(Instant instant) {
    return !brand.businessDate(instant).isAfter(date);
  }

  /** Whether it is the last date of its month. */
  public boolean endsMonth() {
    return date.plusDays(1).getDayOfMonth() == 1;
  }

  /** What the day's events say of themselves: computed by the platform. */
  public EventContext.Builder context() {
    return EventContext.of(brand.id(), Origin.DERIVED);
  }
}
