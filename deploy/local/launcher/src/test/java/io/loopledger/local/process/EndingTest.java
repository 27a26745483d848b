package io.loopledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes that carry the marks of a server. */
class EndingTest {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final String OBEDIENT = "while :; do sleep 1; done";
  private static final String STUBBORN = "trap '' TERM; echo deaf; while :; do sleep 1; done";

  private final List<Process> children = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endChildren() {
    children.forEach(Process::destroyForcibly);
  }

  @Test
  void aServerIsFoundByHomeAndNameWithItsPort() throws Exception {
    JvmIdentity kafka = identity(folder, ServiceName.KAFKA);
    Process child = start(OBEDIENT, kafka.marks(7000));

    assertThat(kafka.findMain())
        .hasValueSatisfying(
            found -> {
              assertThat(found.handle().pid()).isEqualTo(child.pid());
              assertThat(kafka.port(found)).contains(7000);
            });
    assertThat(identity(folder, ServiceName.FLINK).find()).isEmpty();
    assertThat(identity(folder.resolve("other"), ServiceName.KAFKA).find()).isEmpty();
  }

  @Test
  void aToolOfAServerIsOwnedButIsNotTheServer() throws Exception {
    JvmIdentity kafka = identity(folder, ServiceName.KAFKA);
    start(OBEDIENT, kafka.marks());

    assertThat(kafka.find()).hasSize(1);
    assertThat(kafka.findMain()).isEmpty();
  }

  @Test
  void aServerThatObeysIsStopped() throws Exception {
    JvmIdentity kafka = identity(folder, ServiceName.KAFKA);
    start(OBEDIENT, kafka.marks(7000));

    assertThat(new Ending(kafka, ProcessHandle::destroy).end(GRACE))
        .isEqualTo(Ending.Outcome.STOPPED);
    assertThat(kafka.find()).isEmpty();
  }

  @Test
  void aServerThatDoesNotObeyIsKilledAndOthersAreLeftAlone() throws Exception {
    JvmIdentity kafka = identity(folder, ServiceName.KAFKA);
    JvmIdentity neighbour = identity(folder.resolve("other"), ServiceName.KAFKA);
    Process stubborn = start(STUBBORN, kafka.marks(7000));
    start(OBEDIENT, neighbour.marks(7001));
    assertThat(stubborn.inputReader().readLine()).isEqualTo("deaf");

    assertThat(new Ending(kafka, ProcessHandle::destroy).end(Duration.ofMillis(300)))
        .isEqualTo(Ending.Outcome.KILLED);
    assertThat(kafka.find()).isEmpty();
    assertThat(neighbour.find()).hasSize(1);
  }

  @Test
  void whatDoesNotRunNeedsNoEnding() {
    JvmIdentity kafka = identity(folder, ServiceName.KAFKA);

    assertThat(new Ending(kafka, ProcessHandle::destroy).end(GRACE))
        .isEqualTo(Ending.Outcome.NOT_RUNNING);
  }

  private static JvmIdentity identity(Path home, ServiceName name) {
    return new JvmIdentity(new Home(home), name);
  }

  private Process start(String script, List<String> marks) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    command.addAll(marks);
    Process child = new ProcessBuilder(command).start();
    children.add(child);
    awaitVisible(child, marks.getFirst());
    return child;
  }

  private static void awaitVisible(Process child, String mark)
      throws InterruptedException, IOException {
    Instant end = Instant.now().plus(GRACE);
    while (Instant.now().isBefore(end)) {
      boolean visible =
          OsProcess.all()
              .filter(process -> process.handle().pid() == child.pid())
              .anyMatch(process -> process.arguments().contains(mark));
      if (visible) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IOException("the child did not appear");
  }
}
