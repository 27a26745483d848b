package io.loopledger.local.platform;

import io.loopledger.local.settings.ServiceName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How a server is at this moment. */
public record ServiceStatus(ServiceName service, State state, String address) {

  /** What is known of a server, from the process list and one question to it. */
  public sealed interface State {}

  /** No process. */
  public record Stopped() implements State {}

  /** A process that answers, or the reason why it does not. */
  public record Live(
      long pid, Optional<Instant> since, OptionalLong memory, Optional<String> obstacle)
      implements State {}

  /** Whether it does its work. */
  public boolean running() {
    return state instanceof Live live && live.obstacle().isEmpty();
  }

  /** Whether there is a process, also one that does not answer. */
  public boolean lives() {
    return state instanceof Live;
  }

  /** What keeps it from its work, for people. */
  public String complaint() {
    return switch (state) {
      case Stopped() -> service.id() + " is stopped";
      case Live live ->
          service.id() + " does not answer: " + live.obstacle().orElse("it is on its way");
    };
  }
}
