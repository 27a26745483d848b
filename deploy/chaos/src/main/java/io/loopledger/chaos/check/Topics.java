package io.loopledger.chaos.check;

import io.loopledger.schemas.event.Event;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka holds: the committed records, without markers and what was aborted.
 *
 * @param records records of the event topics
 * @param letters for each dead letter, the place of the record it is about
 * @param acknowledged places of which the broker told a producer that it has them
 */
public record Topics(
    SortedMap<Place, Received> records, List<Place> letters, SortedSet<Place> acknowledged) {
  public Topics {
    letters = List.copyOf(letters);
  }

  /**
   * A record.
   *
   * @param event the event in it; null where none can be read
   */
  public record Received(@Nullable Event event) {}
}
