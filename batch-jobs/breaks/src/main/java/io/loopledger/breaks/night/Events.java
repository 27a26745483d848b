package io.loopledger.breaks.night;

import io.loopledger.schemas.event.Event;
import java.util.List;

/** Where events go to be posted, such as a topic of Kafka. */
@FunctionalInterface
public interface Events {
  /**
   * Publishes events and waits until they are kept. The same events may be given again: their ids
   * are the same, and the posting job posts each once.
   */
  void publish(List<Event> events);
}
