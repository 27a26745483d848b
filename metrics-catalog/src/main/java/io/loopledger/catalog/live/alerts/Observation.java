package io.loopledger.catalog.live.alerts;

import static java.util.Objects.requireNonNull;

/**
 * One figure of one unit that a rule over many units looks at. Absolute: a later version of an item
 * replaces it.
 *
 * @param kind what is observed
 * @param brand brand
 * @param about {@code product:brand/key} or {@code partner:brand/key}
 * @param item the unit's cycle, or the repair: names the figure
 * @param version of one item the highest counts
 * @param atMs when it happened, epoch milliseconds: the order of the items
 * @param value millionths of the reporting currency, or seconds
 * @param isGone whether there is no such figure any more
 * @param triggerId the event whose arrival changed it
 */
public record Observation(
    Kind kind,
    String brand,
    String about,
    String item,
    long version,
    long atMs,
    long value,
    boolean isGone,
    String triggerId) {

  /** What is observed. */
  public enum Kind {
    /** Contribution 2 of a resold unit's cycle, of a product. */
    RESALE_MARGIN,
    /** Seconds from a unit's assignment to the end of its repair, of a partner. */
    REPAIR_TURNAROUND
  }

  public Observation {
    requireNonNull(kind, "kind is null");
    requireNonNull(about, "about is null");
  }

  /** What its window is kept by. */
  public String windowKey() {
    return kind.name() + " " + about;
  }

  /** The same figure, gone. */
  public Observation gone(long newVersion, String newTriggerId) {
    return new Observation(kind, brand, about, item, newVersion, atMs, value, true, newTriggerId);
  }
}
