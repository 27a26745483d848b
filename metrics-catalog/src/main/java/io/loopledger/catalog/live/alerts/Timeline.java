package io.loopledger.catalog.live.alerts;

import io.loopledger.catalog.posting.Effective;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The life of one unit as it is known: its events in order, after corrections and voids. */
public final class Timeline {
  private final Subject subject;
  private final List<Effective> effective;
  private final List<Event> events;
  private final boolean isWhole;
  private final boolean hasCustomer;

  /**
   * A life.
   *
   * @param subject the unit
   * @param effective its events
   * @param isWhole false where earlier cycles were evicted: what is missing may have happened
   */
  public Timeline(Subject subject, List<Effective> effective, boolean isWhole) {
    List<Event> all = new ArrayList<>(effective.size());
    boolean names = false;
    for (Effective each : effective) {
      Event event = each.event().event();
      all.add(event);
      names |= event.context().customer() != null;
    }
    this.hasCustomer = names;
    this.subject = subject;
    this.effective = effective;
    this.events = Collections.unmodifiableList(all);
    this.isWhole = isWhole;
  }

  /** The unit. */
  public Subject subject() {
    return subject;
  }

  /** The events with their pins, in order. */
  public List<Effective> effective() {
    return effective;
  }

  /** The events, in order. */
  public List<Event> events() {
    return events;
  }

  /** Whether any event names a customer. */
  public boolean hasCustomer() {
    return hasCustomer;
  }

  /** Whether all events ever received are there. */
  public boolean isWhole() {
    return isWhole;
  }
}
