package io.loopledger.ingest.testing;

import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.publish.PublishFailedException;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given; fails after a set number of events, as a log that goes away would. */
public final class RecordingPublisher implements EventPublisher {
  private final List<Event> events = new ArrayList<>();
  private final long failsAfter;
  private long acknowledged;

  private RecordingPublisher(long failsAfter) {
    this.failsAfter = failsAfter;
  }

  /** A publisher that takes everything. */
  public static RecordingPublisher reliable() {
    return new RecordingPublisher(Long.MAX_VALUE);
  }

  /** A publisher whose log goes away after {@code count} events. */
  public static RecordingPublisher failingAfter(long count) {
    return new RecordingPublisher(count);
  }

  @Override
  public void publish(Event event) {
    if (events.size() >= failsAfter) {
      throw new PublishFailedException("the log went away", new IllegalStateException("test"));
    }
    events.add(event);
  }

  @Override
  public void flush() {
    acknowledged = events.size();
  }

  @Override
  public long acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {}

  /** All events, in order. */
  public List<Event> events() {
    return events;
  }
}
