package io.loopledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardianTest {
  @Test
  void aServerEndsWhenItsTestJvmIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
      long server = Long.parseLong(out.readLine());
      ProcessHandle handle = ProcessHandle.of(server).orElseThrow();

      parent.destroyForcibly().waitFor();

      handle.onExit().get(20, TimeUnit.SECONDS);
      assertThat(handle.isAlive()).isFalse();
    }
  }

  @Test
  void aClosedGuardianSignalsNobody() throws Exception {
    Process server = sleeper();
    try {
      Guardian.of(server.pid(), "KILL").close();

      assertThat(server.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process sleeper() throws IOException {
    return new ProcessBuilder("sleep", "120").start();
  }

  /** A test JVM with a server, which it tells the number of. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      Process server = sleeper();
      Guardian guardian = Guardian.of(server.pid(), "KILL");
      System.out.println(server.pid());
      server.waitFor();
      guardian.close();
    }
  }
}
