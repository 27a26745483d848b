package io.loopledger.chaos.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to single processes, by their id. */
final class Signals {
  private Signals() {}

  /** Sends {@code STOP}, {@code CONT} or {@code KILL}; a process that is gone gets nothing. */
  static void send(String signal, long pid) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send " + signal, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
