package io.loopledger.nightkills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The same nights twice: undisturbed, and hit. */
final class Campaign {
  private final Path script;
  private final Path folder;
  private final World.Plan plan;
  private final Consumer<String> say;

  Campaign(Path script, Path folder, World.Plan plan, Consumer<String> say) {
    this.script = script;
    this.folder = folder;
    this.plan = plan;
    this.say = say;
  }

  /** What an undisturbed night left, how long it took, and how many steps it has. */
  private record Undisturbed(Map<String, List<String>> tables, long millis, int steps) {}

  /**
   * What a campaign came to.
   *
   * @param strikes how many strikes came before the night had ended
   * @param differences what was not as in the undisturbed nights
   */
  record Result(int strikes, List<String> differences) {
    Result {
      differences = List.copyOf(differences);
    }
  }

  Result run() throws IOException, InterruptedException {
    List<Undisturbed> undisturbed = undisturbed();
    List<String> differences = new ArrayList<>();
    int strikes = 0;
    SplittableRandom random = new SplittableRandom(plan.seed());
    try (World world = world("killed")) {
      Tables tables = new Tables(world.product());
      for (int night = 0; night < plan.nights(); night++) {
        Undisturbed wanted = undisturbed.get(night);
        List<Strike> blows = Strike.of(night, wanted.steps(), plan.strikes(), random);
        say.accept("  %s, to be hit %d times".formatted(plan.date(night), blows.size()));
        world.bringDocuments(night);
        strikes += new Disturbance(world, say).run(night, blows, wanted.millis());
        for (String difference : Tables.differences(wanted.tables(), tables.read())) {
          String told = "%s: %s".formatted(plan.date(night), difference);
          say.accept("    DIFFERS " + told);
          differences.add(told);
        }
      }
    }
    return new Result(strikes, differences);
  }

  private List<Undisturbed> undisturbed() throws IOException, InterruptedException {
    List<Undisturbed> nights = new ArrayList<>();
    try (World world = world("undisturbed")) {
      Tables tables = new Tables(world.product());
      for (int night = 0; night < plan.nights(); night++) {
        world.bringDocuments(night);
        Undisturbed found = undisturbed(world, tables, night);
        nights.add(found);
        say.accept(
            "  %s undisturbed: %d steps in %.1f s, %d rows"
                .formatted(
                    plan.date(night),
                    found.steps(),
                    found.millis() / 1_000.0,
                    found.tables().values().stream().mapToInt(List::size).sum()));
      }
    }
    return nights;
  }

  private static Undisturbed undisturbed(World world, Tables tables, int night)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Product.Ended ended = world.night(night).await().with(0, 1);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    int steps = (int) ended.out().lines().filter(line -> line.contains(" done in ")).count();
    return new Undisturbed(tables.read(), millis, steps);
  }

  private World world(String name) throws IOException, InterruptedException {
    say.accept("Starting a platform for the nights that are " + name);
    Files.createDirectories(folder);
    return World.start(Product.in(script, folder.resolve(name)), plan);
  }
}
