package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.platform.ServiceStatus;
import io.loopledger.local.posting.DataStatus;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what runs and how fresh the data is. */
@Command(
    name = "status",
    description =
        "Shows what runs, where and since when, and how fresh the data is; works when all is down.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger status")
final class StatusCommand implements Callable<Integer> {
  private static final long MEBI = 1024L * 1024;

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    if (!platform.home().isHome()) {
      session.terminal().line("Nothing was started yet in " + platform.home().root());
      return 0;
    }
    session.terminal().line("Loopledger in " + platform.home().root());
    List<ServiceStatus> servers = platform.status();
    servers(servers).lines("  ").forEach(session.terminal()::line);
    servers.forEach(this::obstacle);
    session.terminal().line("");
    new DataStatus(platform, servers).lines().forEach(session.terminal()::line);
    return 0;
  }

  private static Aligned servers(List<ServiceStatus> servers) {
    Aligned table = new Aligned().row("SERVICE", "STATE", "ADDRESS", "PID", "SINCE", "MEMORY");
    for (ServiceStatus server : servers) {
      switch (server.state()) {
        case ServiceStatus.Stopped() ->
            table.row(server.service().id(), "stopped", server.address());
        case ServiceStatus.Live(var pid, var since, var memory, var obstacle) ->
            table.row(
                server.service().id(),
                obstacle.isEmpty() ? "running" : "not ready",
                server.address(),
                Long.toString(pid),
                since(since),
                memory(memory));
      }
    }
    return table;
  }

  private void obstacle(ServiceStatus server) {
    if (server.state() instanceof ServiceStatus.Live live && live.obstacle().isPresent()) {
      session.terminal().line("  %s: %s".formatted(server.service().id(), live.obstacle().get()));
    }
  }

  private static String since(Optional<Instant> start) {
    return start.map(at -> Durations.age(Duration.between(at, Instant.now()))).orElse("");
  }

  private static String memory(OptionalLong bytes) {
    return bytes.isPresent() ? "%,d MB".formatted(bytes.getAsLong() / MEBI) : "";
  }
}
