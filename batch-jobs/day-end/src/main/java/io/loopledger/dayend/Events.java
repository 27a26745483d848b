package io.loopledger.dayend;

import io.loopledger.schemas.event.Event;
import java.util.List;

/** Where events go: the topics that the posting job reads. */
@FunctionalInterface
public interface Events {
  /**
   * Publishes events; it returns when all of them are stored for good. The same events may be
   * published again: an event counts once by its source and id.
   *
   * @throws io.loopledger.night.step.ServerDown if the broker does not answer
   */
  void publish(List<Event> events);
}
