package io.loopledger.chaos.run;

import io.loopledger.testservers.Guardian;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, on the class path that the platform gives it. */
final class JvmProcess {
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final Guardian guardian;

  private JvmProcess(Process process) {
    this.process = process;
    this.guardian = Guardian.of(process.pid(), "KILL");
  }

  /**
   * Starts it.
   *
   * @param folder its working directory
   * @param lib folder of the jars
   * @param options JVM options
   * @param call main class and arguments
   * @param log what it says, appended
   */
  static JvmProcess start(
      Path folder, Path lib, List<String> options, List<String> call, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            lib + "/*"));
    command.addAll(call);
    try {
      return new JvmProcess(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + call.getFirst(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void stop() {
    Signals.send("STOP", process.pid());
  }

  void goOn() {
    Signals.send("CONT", process.pid());
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    guardian.close();
    try {
      process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    }
  }
}
