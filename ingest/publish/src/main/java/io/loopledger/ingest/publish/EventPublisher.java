package io.loopledger.ingest.publish;

import io.loopledger.schemas.event.Event;

/**
 * Takes events and gets them to the log. An event counts only once the log has acknowledged it;
 * publishing the same event again is harmless, because it keeps its source and id.
 */
public interface EventPublisher extends AutoCloseable {
  /**
   * Hands over an event. Waits while the log is slower than the sender; the order of a subject's
   * events is kept.
   *
   * @throws PublishFailedException if an event handed over earlier could not be written
   */
  void publish(Event event);

  /**
   * Waits until all that was handed over is acknowledged.
   *
   * @throws PublishFailedException if one could not be written
   */
  void flush();

  /** Events acknowledged so far. */
  long acknowledged();

  @Override
  void close();
}
