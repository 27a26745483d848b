package io.loopledger.streaming.lineage;

import io.loopledger.streaming.lineage.RunEvents.Type;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of one run of the job. What can't be delivered is logged and lost: a collector of lineage
 * never stops the job.
 */
public final class LineageRun implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LineageRun.class);

  private final LineageTarget target;
  private final RunEvents events;

  private LineageRun(LineageTarget target, RunEvents events) {
    this.target = target;
    this.events = events;
  }

  /**
   * A run under a new id.
   *
   * @param bootstrapServers Kafka's; the first names the topics' namespace
   * @param warehouse where the lake is
   */
  public static LineageRun of(
      LineageTarget target, String bootstrapServers, String warehouse, String engineVersion) {
    String kafka = "kafka://" + bootstrapServers.split(",", 2)[0].strip();
    return new LineageRun(
        target, new RunEvents(UUID.randomUUID(), kafka, warehouse, engineVersion));
  }

  /** Whether anybody wants to know. */
  public boolean isTold() {
    return !(target instanceof LineageTarget.Nobody);
  }

  /** It is about to be handed to Flink. */
  public void starts() {
    tell(Type.START, Optional.empty());
  }

  /** Rows have become visible; false if the event could not be delivered. */
  public boolean runs() {
    return tell(Type.RUNNING, Optional.empty());
  }

  /** It ended as it was told to. */
  public void completed() {
    tell(Type.COMPLETE, Optional.empty());
  }

  /** It ended by a failure. */
  public void failed(Throwable cause) {
    tell(Type.FAIL, Optional.of(cause.getClass().getName()));
  }

  private boolean tell(Type type, Optional<String> failure) {
    if (!isTold()) {
      return true;
    }
    try {
      target.deliver(events.event(type, Clock.systemUTC().instant(), failure));
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("run event was not delivered: {} to {}: {}", type, target, e.toString());
      return false;
    }
  }
}
