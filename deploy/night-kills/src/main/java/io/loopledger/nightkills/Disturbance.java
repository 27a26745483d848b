package io.loopledger.nightkills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs a night to its end while something goes wrong. */
final class Disturbance {
  private static final long POLL_MILLIS = 10;
  private static final long WAREHOUSE_AWAY_MILLIS = 3_000;
  private static final int MOST_ATTEMPTS = 10;
  private static final Pattern STEP_DONE = Pattern.compile("(?m)^ +\\[(\\d+)/\\d+] \\S+ +done in ");

  private static final Pattern FINISHED = Pattern.compile("\"state\" : \"(CLEAN|FINDINGS)\"");

  private final World world;
  private final Consumer<String> say;

  Disturbance(World world, Consumer<String> say) {
    this.world = world;
    this.say = say;
  }

  /**
   * Runs a night with a strike, and then until it is finished.
   *
   * @param nightMillis how long an undisturbed night takes
   * @return whether the strike came before the night had ended
   */
  boolean run(int night, Strike strike, long nightMillis) throws IOException, InterruptedException {
    Product.Running running = world.night(night);
    boolean hit = await(running, strike, nightMillis);
    if (hit) {
      say.accept("    %s".formatted(strike));
      hit(strike, running);
    }
    Product.Ended ended = running.await();
    int attempts = 1;
    while (!isFinished(night)) {
      if (++attempts > MOST_ATTEMPTS) {
        throw new IllegalStateException(
            "the night is not finished after %d attempts:%n%s".formatted(attempts, ended.out()));
      }
      world.product().run("up").with(0);
      ended = world.night(night).await();
    }
    say.accept("    finished in attempt %d".formatted(attempts));
    return hit;
  }

  /** Waits for the strike's moment; false if the night ended before. */
  private static boolean await(Product.Running running, Strike strike, long nightMillis)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (running.process().isAlive()) {
      boolean now =
          strike.kind() == Strike.Kind.KILL_AT_BOUNDARY
              ? STEP_DONE.matcher(running.said()).results().count() >= strike.step()
              : System.nanoTime() - begin >= strike.millis(nightMillis) * 1_000_000L;
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
        Path warehouse = world.product().home().resolve("warehouse");
        Path away = world.product().home().resolve("warehouse-away");
        Files.move(warehouse, away, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(WAREHOUSE_AWAY_MILLIS);
        bringBack(away, warehouse);
      }
    }
  }

  /** A server that wrote meanwhile made folders anew; what it wrote there was never committed. */
  private static void bringBack(Path away, Path warehouse) throws IOException {
    if (Files.exists(warehouse)) {
      Files.move(warehouse, away.resolveSibling("warehouse-lost"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(away, warehouse, StandardCopyOption.ATOMIC_MOVE);
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
