package io.loopledger.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aLockThatIsReleasedCanBeTakenAgain() {
    Home home = Home.at(folder.resolve("home")).create();
    List<String> waited = new ArrayList<>();

    HomeLock.acquire(home, waited::add).close();
    HomeLock.acquire(home, waited::add).close();

    assertThat(waited).isEmpty();
  }

  @Test
  void theLockOfADeadCommandHoldsNobodyUp() throws Exception {
    Home home = Home.at(folder.resolve("home")).create();
    Files.writeString(home.run().resolve("lock"), "");
    Files.writeString(home.run().resolve("lock.holder"), "pid 999999999");

    HomeLock.acquire(home, holder -> {}).close();

    assertThat(home.run().resolve("lock.holder"))
        .hasContent("pid " + ProcessHandle.current().pid());
  }

  @Test
  void anotherCommandWaitsAndIsToldForWhom() throws Exception {
    Home home = Home.at(folder.resolve("home")).create();
    try (HomeLock held = HomeLock.acquire(home, holder -> {})) {
      assertThat(held).isNotNull();
      // Twice: the look of the first one must not take the lock away from us.
      assertThat(probe(home)).isEqualTo("waits for pid " + ProcessHandle.current().pid());
      assertThat(probe(home)).isEqualTo("waits for pid " + ProcessHandle.current().pid());
    }

    assertThat(probe(home)).isEqualTo("acquired");
  }

  @Test
  void aResetOfTheHomeLeavesNobodyWithALockThatIsGone() throws Exception {
    Home home = Home.at(folder.resolve("home")).create();
    try (HomeLock held = HomeLock.acquire(home, holder -> {})) {
      assertThat(held).isNotNull();
      Files.delete(home.run().resolve("lock"));
    }

    assertThat(probe(home)).isEqualTo("acquired");
  }

  /** Another process, since a lock is the process's. */
  private static String probe(Home home) throws Exception {
    Process process =
        new ProcessBuilder(
                Project.java(),
                "-cp",
                System.getProperty("java.class.path"),
                HomeLockProbe.class.getName(),
                home.root().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void anInterruptedStopIsFinishedByTheNextStart() {
    Home home = Home.at(folder.resolve("home")).create();
    StopMark mark = StopMark.of(home);
    List<String> stopped = new ArrayList<>();
    try {
      mark.during(
          () -> {
            throw new IllegalStateException("killed");
          });
    } catch (IllegalStateException expected) {
      stopped.add("cut short");
    }

    mark.ifSet(() -> stopped.add("finished"));
    mark.ifSet(() -> stopped.add("never"));

    assertThat(stopped).containsExactly("cut short", "finished");
  }
}
