package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** One run that ends at a point as if it were killed: no shutdown hook, no finally, nothing. */
public final class KillChild {
  static final int KILLED = 137;
  static final String NOW = "2026-11-01T05:00:01Z";

  /** In the order in which a run that goes on with the one before comes to them. */
  static final List<RunPoint> POINTS =
      List.of(
          RunPoint.PLANNING,
          RunPoint.MAKING,
          RunPoint.WRITTEN,
          RunPoint.MADE,
          RunPoint.DELIVERING,
          RunPoint.TAKING_UP,
          RunPoint.ARRIVED,
          RunPoint.DELIVERED,
          RunPoint.FAILED,
          RunPoint.TELLING,
          RunPoint.TOLD);

  private KillChild() {}

  /** Arguments: home, database, point to end at (or NONE). */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    TestHouse house = new TestHouse(home, args[1], NOW).withFolder("files");
    house.progress =
        (point, what) -> {
          if (point.name().equals(args[2])) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    DeliveryParts parts = house.run(List.of("files", "gone")).parts();
    RunResult result =
        new DeliveryRun(
                new DeliveryParts(
                    parts.database(),
                    parts.reports(),
                    parts.settings(),
                    new NotedMaker(house, home),
                    parts.carriers(),
                    alert -> note(home.resolve("alerts"), alert),
                    parts.outbox(),
                    parts.clock(),
                    parts.progress()))
            .run("child");
    System.out.println(result);
  }

  private static void note(Path file, Alert alert) throws IOException {
    append(file, alert.id());
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Notes each package that is made. */
  private record NotedMaker(TestHouse house, Path home) implements PackageMaker {
    @Override
    public String period(String report, Instant dueAt) {
      return house.period(report, dueAt);
    }

    @Override
    public Content make(Due due, Path folder) throws IOException {
      append(home.resolve("makings"), due.id());
      return house.make(due, folder);
    }
  }
}
