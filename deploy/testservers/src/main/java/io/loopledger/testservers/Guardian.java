package io.loopledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A shell that waits for the end of this JVM, however it ends, and then signals one server: its
 * standard input is a pipe from here, which the system closes with this process.
 */
public final class Guardian implements AutoCloseable {
  private final Process shell;

  private Guardian(Process shell) {
    this.shell = shell;
  }

  /**
   * Watches over a server.
   *
   * @param signal the signal's name as {@code kill} knows it, such as {@code KILL}
   */
  public static Guardian of(long pid, String signal) {
    ProcessBuilder shell =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "trap '' INT TERM HUP; cat > /dev/null; kill -\"$1\" \"$2\"",
            "sh",
            signal,
            Long.toString(pid));
    shell.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return new Guardian(shell.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start /bin/sh to watch over a test server", e);
    }
  }

  /** Ends the watch without a signal: the server is stopped in the ordinary way. */
  @Override
  public void close() {
    shell.destroyForcibly();
    try {
      shell.waitFor();
      shell.getOutputStream().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException closedAlready) {
      // nobody reads this pipe any more
    }
  }
}
