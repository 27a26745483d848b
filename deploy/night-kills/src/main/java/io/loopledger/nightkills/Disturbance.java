package io.loopledger.nightkills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs a night to its end while something goes wrong. */
final class Disturbance {
  private static final long POLL_MILLIS = 10;
  private static final long WAREHOUSE_AWAY_MILLIS = 3_000;
  private static final int SPARE_ATTEMPTS = 5;
  private static final long NANOS_OF_A_MILLI = 1_000_000L;
  private static final Pattern BEGUN = Pattern.compile("(?m)^Night of ");
  private static final Pattern FINISHED = Pattern.compile("\"state\" : \"(CLEAN|FINDINGS)\"");

  private final World world;
  private final Consumer<String> say;

  Disturbance(World world, Consumer<String> say) {
    this.world = world;
    this.say = say;
  }

  /**
   * Runs a night with its strikes, and then until it is finished. A night that is killed is started
   * again; one whose server is hit goes on by itself, or is started again when it gave up.
   *
   * @param nightMillis how long an undisturbed night takes
   * @return how many strikes came before the night had ended
   */
  int run(int night, List<Strike> strikes, long nightMillis)
      throws IOException, InterruptedException {
    Deque<Strike> left = new ArrayDeque<>(strikes);
    int hits = 0;
    int attempts = 0;
    String said = "";
    do {
      if (++attempts > strikes.size() + SPARE_ATTEMPTS) {
        throw new IllegalStateException(
            "the night is not finished after %d attempts:%n%s".formatted(attempts - 1, said));
      }
      if (attempts > 1) {
        world.product().run("up").with(0);
      }
      Product.Running running = world.night(night);
      while (running.process().isAlive() && !left.isEmpty()) {
        Strike strike = left.peek();
        if (await(running, strike, nightMillis)) {
          left.remove();
          say.accept("    %s".formatted(strike));
          hit(strike, running);
          hits++;
        }
      }
      said = running.await().out();
    } while (!isFinished(night));
    say.accept(
        "    finished in attempt %d%s"
            .formatted(
                attempts, left.isEmpty() ? "" : ", before the last %d".formatted(left.size())));
    return hits;
  }

  /** Waits for the strike's moment; false if the night ended before. */
  private static boolean await(Product.Running running, Strike strike, long nightMillis)
      throws InterruptedException {
    Pattern done = Pattern.compile("(?m)^ +\\[%d/\\d+] \\S+ +done in ".formatted(strike.step()));
    long began = 0;
    while (running.process().isAlive()) {
      String said = running.said();
      if (began == 0 && BEGUN.matcher(said).find()) {
        began = System.nanoTime();
      }
      boolean now =
          strike.kind() == Strike.Kind.KILL_AT_BOUNDARY
              ? done.matcher(said).find()
              : began != 0
                  && System.nanoTime() - began >= strike.millis(nightMillis) * NANOS_OF_A_MILLI;
      if (now) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  private void hit(Strike strike, Product.Running running)
      throws IOException, InterruptedException {
    switch (strike.kind()) {
      case KILL, KILL_AT_BOUNDARY -> running.kill();
      case TRINO -> {
        killServer(line -> line.contains("-Dloopledger.service=trino"));
        world.product().run("up").with(0);
      }
      case POSTGRES -> {
        killServer(line -> line.contains("/postgres"));
        world.product().run("up").with(0);
      }
      case WAREHOUSE -> {
        Warehouse warehouse = new Warehouse(world.product().home());
        warehouse.fail();
        Thread.sleep(WAREHOUSE_AWAY_MILLIS);
        warehouse.recover();
      }
    }
  }

  private void killServer(Predicate<String> isServer) {
    String home = world.product().home().toString();
    ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(home) && isServer.test(line))
                    .isPresent())
        .forEach(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
  }

  private boolean isFinished(int night) throws IOException {
    Path summary =
        world
            .product()
            .home()
            .resolve("nights")
            .resolve(world.plan().date(night).toString())
            .resolve("summary.json");
    return Files.exists(summary) && FINISHED.matcher(Files.readString(summary)).find();
  }
}
