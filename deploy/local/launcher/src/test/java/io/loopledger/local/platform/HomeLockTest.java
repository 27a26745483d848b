package io.loopledger.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.settings.Home;
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
    Files.writeString(home.run().resolve("lock"), "pid 999999999, which died long ago");

    HomeLock.acquire(home, holder -> {}).close();

    assertThat(home.run().resolve("lock")).hasContent("pid " + ProcessHandle.current().pid());
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
