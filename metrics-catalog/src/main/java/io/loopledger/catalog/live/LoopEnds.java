package io.loopledger.catalog.live;

import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;

/** The events with which a unit leaves for good, otherwise than by a sale. */
public final class LoopEnds {
  private LoopEnds() {}

  /** Whether the unit has left with an event of this kind. */
  public static boolean isEnd(EventData data) {
    return switch (EventType.of(data)) {
      case UNIT_RECYCLED,
          UNIT_WRITTEN_OFF,
          UNIT_LOST,
          UNIT_SENT_BACK,
          PARTS_HARVESTED,
          UNIT_DONATED ->
          true;
      default -> false;
    };
  }
}
