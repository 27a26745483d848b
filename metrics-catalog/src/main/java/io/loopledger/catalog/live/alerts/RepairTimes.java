package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import io.loopledger.schemas.event.Repair.RepairStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the repairs of a unit took: from the assignment, else the start, to the completion. A
 * repair of which either is not known, or whose partner is not, has no time.
 */
public final class RepairTimes {
  private RepairTimes() {}

  /** Whether an event of this kind can change a time. */
  public static boolean isWatched(Event event) {
    return switch (event.type()) {
      case REPAIR_ASSIGNED, REPAIR_STARTED, REPAIR_COMPLETED, EVENT_CORRECTED, EVENT_VOIDED -> true;
      default -> false;
    };
  }

  /** The times in a unit's life, by item. */
  public static Map<String, Observation> of(Timeline unit, long version, String triggerId) {
    Map<String, Observation> times = new LinkedHashMap<>();
    Instant begin = null;
    String partner = null;
    for (Event event : unit.events()) {
      switch (event.data()) {
        case RepairAssigned assigned -> {
          begin = event.effectiveTime();
          partner = event.context().partner();
        }
        case RepairStarted started -> {
          begin = begin == null ? event.effectiveTime() : begin;
          partner = partner == null ? event.context().partner() : partner;
        }
        case RepairCompleted completed -> {
          String by = partner == null ? event.context().partner() : partner;
          if (begin != null && by != null) {
            Observation time = time(unit, event, by, begin, version, triggerId);
            times.put(time.item(), time);
          }
          begin = null;
          partner = null;
        }
        default -> {}
      }
    }
    return times;
  }

  private static Observation time(
      Timeline unit, Event done, String partner, Instant begin, long version, String triggerId) {
    return new Observation(
        Observation.Kind.REPAIR_TURNAROUND,
        done.context().brand(),
        "partner:%s/%s".formatted(done.context().brand(), partner),
        "%s %s".formatted(unit.subject(), done.id()),
        version,
        done.effectiveTime().toEpochMilli(),
        Duration.between(begin, done.effectiveTime()).toSeconds(),
        false,
        triggerId);
  }
}
