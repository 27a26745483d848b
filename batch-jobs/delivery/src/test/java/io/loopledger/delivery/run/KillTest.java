package io.loopledger.delivery.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.testing.Folders;
import io.loopledger.delivery.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, each ended without a word at another point of its way. */
class KillTest {
  @Test
  void aRunThatIsKilledAtEveryPointLosesNothingAndDoesNothingTwice(@TempDir Path home)
      throws Exception {
    String database = Postgres.freshDatabase();
    new TestHouse(home, database, "2026-10-20T12:00:00Z").withFolder("files").done();

    List<Integer> exits = new ArrayList<>();
    for (RunPoint point : KillChild.POINTS) {
      exits.add(child(home, database, point.name()));
    }
    exits.add(child(home, database, "NONE"));

    List<Integer> expected = new ArrayList<>();
    KillChild.POINTS.forEach(point -> expected.add(KillChild.KILLED));
    expected.add(0);
    assertThat(exits).isEqualTo(expected);
    assertThat(Folders.tree(home.resolve("files")))
        .containsExactly("acme-units-2026-10/datapackage.json", "acme-units-2026-10/units.csv");
    TestHouse house = new TestHouse(home, database, KillChild.NOW);
    assertThat(house.reports()).hasSize(1);
    assertThat(house.deliveries())
        .extracting(delivery -> delivery.target() + " " + delivery.state().getClass())
        .containsExactly(
            "files " + DeliveryState.Delivered.class, "gone " + DeliveryState.GivenUp.class);
    // by the run that was killed before it was recorded, and by the next
    assertThat(Files.readAllLines(home.resolve("makings"))).hasSize(2);
    // a kill after it was told and before that was recorded: told again with the same id
    assertThat(Files.readAllLines(home.resolve("alerts")))
        .hasSize(2)
        .allMatch(id -> id.startsWith("acme-units@2026-11-01T05:00:00Z/gone#"));
    assertThat(Files.readAllLines(home.resolve("alerts")).stream().distinct()).hasSize(1);
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 0, List.of()));
    assertThat(house.alerts).isEqualTo(List.<Alert>of());
  }

  private static int child(Path home, String database, String point)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KillChild.class.getName(),
            home.toString(),
            database,
            point)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("out.txt").toFile()))
        .start()
        .waitFor();
  }
}
