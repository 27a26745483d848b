package io.loopledger.local.cli;

import io.loopledger.local.platform.ProgressListener;
import io.loopledger.local.process.Ending;
import io.loopledger.local.screen.Durations;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.Service;
import io.loopledger.local.settings.ServiceName;
import java.time.Duration;

/** A line for everything that happens while servers start and stop. */
final class StartScreen implements ProgressListener {
  private final Terminal terminal;

  StartScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void starting(Service service) {
    line(service, "starting", service.title());
  }

  @Override
  public void ready(Service service, Duration taken) {
    line(service, "ready", service.address() + "  after " + Durations.seconds(taken));
  }

  @Override
  public void alreadyRunning(Service service, long pid) {
    line(service, "runs", "%s  already (pid %d)".formatted(service.address(), pid));
  }

  @Override
  public void failed(Service service, String reason) {
    line(service, "failed", reason);
  }

  @Override
  public void prepared(String what, Duration taken) {
    line("", "prepared", what + "  in " + Durations.seconds(taken));
  }

  @Override
  public void warned(String what) {
    line("", "warning", what);
  }

  @Override
  public void ended(Service service, Ending.Outcome outcome, Duration taken) {
    switch (outcome) {
      case NOT_RUNNING -> {
        // Only --flink cluster has one, and nobody who runs Flink in one process asked for it.
        if (service.name() != ServiceName.TASKMANAGER) {
          line(service, "stopped", "did not run");
        }
      }
      case STOPPED -> line(service, "stopped", "in " + Durations.seconds(taken));
      case KILLED ->
          line(service, "killed", "it did not stop by itself in " + Durations.seconds(taken));
    }
  }

  @Override
  public void waitingFor(String holder) {
    terminal.line("Waiting for another ./loopledger command (" + holder + ") ...");
  }

  private void line(Service service, String state, String rest) {
    line(service.name().id(), state, rest);
  }

  private synchronized void line(String name, String state, String rest) {
    terminal.line("  %-11s %-9s %s".formatted(name, state, rest));
  }
}
