package io.loopledger.local.process;

import io.loopledger.local.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Ends every process of a server: asks first, then kills, and looks whether it is true. */
public final class Ending {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 100;

  private final Identity identity;
  private final Consumer<ProcessHandle> request;

  public Ending(Identity identity, Consumer<ProcessHandle> request) {
    this.identity = identity;
    this.request = request;
  }

  /** Returns only when no process of the server is left. */
  public Outcome end(Duration grace) {
    List<OsProcess> found = identity.find();
    if (found.isEmpty()) {
      return Outcome.NOT_RUNNING;
    }
    List<OsProcess> main = found.stream().filter(identity::isMain).toList();
    main.forEach(process -> request.accept(process.handle()));
    if (!main.isEmpty() && goneWithin(grace)) {
      return Outcome.STOPPED;
    }
    identity.find().forEach(process -> process.handle().destroyForcibly());
    if (!goneWithin(AFTER_KILL)) {
      throw new Failure("These processes could not be ended: " + pids(identity.find()));
    }
    return main.isEmpty() ? Outcome.STOPPED : Outcome.KILLED;
  }

  private boolean goneWithin(Duration time) {
    Instant end = Instant.now().plus(time);
    while (!identity.find().isEmpty()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("Interrupted while waiting for a server to stop", e);
      }
    }
    return true;
  }

  private static String pids(List<OsProcess> processes) {
    return processes.stream()
        .map(process -> Long.toString(process.handle().pid()))
        .collect(Collectors.joining(", "));
  }

  /** How it ended. */
  public enum Outcome {
    NOT_RUNNING,
    STOPPED,
    KILLED
  }
}
