package io.loopledger.proof.refold;

import io.loopledger.schemas.command.EventPin;
import java.time.Instant;
import java.util.List;

/**
 * A restatement of a subject that was applied: every event it had moved to another reference
 * version, or each of some events to a version of its own.
 *
 * @param commandId the command that asked for it
 * @param appliedTime when it was applied
 * @param refVersion the version they moved to; of no meaning where there are pins
 * @param pins the version of each event that moved; empty where all moved to one version
 * @param events how many events the subject had
 */
public record Repin(
    String commandId, Instant appliedTime, long refVersion, List<EventPin> pins, long events) {
  public Repin {
    pins = List.copyOf(pins);
  }

  /** A restatement that moved all events to one version. */
  public Repin(String commandId, Instant appliedTime, long refVersion, long events) {
    this(commandId, appliedTime, refVersion, List.of(), events);
  }
}
