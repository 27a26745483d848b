package io.loopledger.night.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loopledger.night.cli.NightlyMain;
import io.loopledger.night.step.NightSetup;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.testing.ChildPlan;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night in a process of its own, killed again and again. */
class KillTest {
  private static final String NIGHT = "2024-02-29";
  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  private final AtomicReference<@Nullable Process> child = new AtomicReference<>();
  private final AtomicInteger messages = new AtomicInteger();

  @Test
  void aNightThatIsKilledAtEveryBoundaryAndInEveryStepDoesNothingTwice(
      @TempDir Path home, @TempDir Path undisturbedHome) throws Exception {
    Nights nights = new Nights(home, Clock.systemUTC());
    HttpServer receiver = receiverThatKills();
    webhook(nights, home, receiver.getAddress().getPort());
    List<Integer> exits = new ArrayList<>();

    for (String step : ChildPlan.STEPS) {
      for (String point : List.of("START", "MIDDLE", "END")) {
        exits.add(run(nights, home, step + " " + point + " KILL"));
      }
      if ("second".equals(step)) {
        exits.add(run(nights, home, "third MIDDLE TERM"));
      }
    }
    // runs to its end, and is killed while the receiver is told of the finding
    exits.add(run(nights, home, ""));
    exits.add(run(nights, home, ""));
    receiver.stop(0);

    assertThat(exits)
        .containsExactly(
            KILLED,
            KILLED,
            KILLED,
            KILLED,
            KILLED,
            KILLED,
            TERMINATED,
            KILLED,
            KILLED,
            KILLED,
            KILLED,
            1);
    assertThat(nights.work().rows()).isEqualTo(undisturbed(undisturbedHome));
    assertThat(nights.work().calls())
        .containsExactly(
            "night-2024-02-29 first 4", "night-2024-02-29 second 4", "night-2024-02-29 third 5");
    assertThat(messages).hasValue(1);
    assertThat(nights.work().query("SELECT state FROM night_notice")).containsExactly("SENT");
    assertThat(home.resolve("nights/2024-02-29/summary.txt"))
        .content()
        .startsWith("Night of 2024-02-29: 1 finding; too many in third\n");
  }

  private static List<String> undisturbed(Path home) throws Exception {
    Nights nights = new Nights(home, Clock.systemUTC());
    Map<String, String> environment = Map.of(ChildPlan.WORK, nights.work().url());
    List<NightStep> steps = new ChildPlan().steps(new NightSetup(home, environment));
    nights.run(NIGHT, steps.toArray(NightStep[]::new));
    List<String> rows = nights.work().rows();
    assertThat(rows).hasSize(3 * Work.ITEMS);
    return rows;
  }

  /** The exit code of a process that runs the night and gets a signal. */
  private int run(Nights nights, Path home, String signal)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            NightlyMain.class.getName(),
            "--date",
            NIGHT,
            "--home",
            home.toString());
    builder.environment().putAll(nights.environment());
    builder.environment().put(ChildPlan.WORK, nights.work().url());
    builder.environment().put(ChildPlan.SIGNAL, signal);
    Path out = home.resolve("out.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    child.set(process);
    return process.waitFor();
  }

  private HttpServer receiverThatKills() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          messages.incrementAndGet();
          Process running = child.get();
          if (running != null) {
            running.destroyForcibly();
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void webhook(Nights nights, Path home, int port) throws IOException {
    Path secret =
        Files.createFile(
            home.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    nights.set("WEBHOOK_URL", "http://127.0.0.1:%d/".formatted(port));
    nights.set("WEBHOOK_SECRET_FILE", secret.toString());
  }
}
