package io.loopledger.local.process;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command with its environment and working directory; its output goes to a log file. */
public record Launch(
    List<String> command, Map<String, String> environment, Path directory, Path log) {
  /** Ignored signals stay ignored across exec, and the JVM respects that: Ctrl-C does not reach. */
  private static final String DEAF_TO_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Starts a server that outlives this process and the terminal. */
  public Process detached() {
    List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_THE_TERMINAL, "sh"));
    wrapped.addAll(command);
    return start(wrapped);
  }

  /** Runs a tool to its end; a failure names the log. */
  public void run() {
    try {
      int code = start(command).waitFor();
      if (code != 0) {
        throw new Failure(
            "%s failed with exit code %d:%n%s"
                .formatted(
                    Path.of(command.getFirst()).getFileName(), code, new LogFile(log).tail(15)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while running " + command.getFirst(), e);
    }
  }

  private Process start(List<String> wrapped) {
    ProcessBuilder builder = new ProcessBuilder(wrapped);
    builder.environment().putAll(environment);
    builder.directory(directory.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Failure("Cannot start " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }
}
