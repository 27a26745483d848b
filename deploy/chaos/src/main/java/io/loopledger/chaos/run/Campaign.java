package io.loopledger.chaos.run;

import io.loopledger.chaos.mix.Mix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many rounds. Some of them share their servers; after those, and after a failure, everything is
 * made anew, so that any round can be repeated by itself.
 */
public final class Campaign {
  private static final int VIOLATIONS_SHOWN = 12;

  /**
   * What to run.
   *
   * @param seed decides events, faults and moments
   * @param from first round, from 1
   * @param rounds how many
   * @param events events of the simulated year in each round
   * @param perPlatform rounds that share their servers
   * @param only the only fault, where one is named
   * @param at the only point, where one is named
   * @param folder for progress, servers, and what failed
   * @param servers the platform's class paths of Flink and Trino
   * @param commitIntervalMs how often the job commits
   */
  public record Settings(
      long seed,
      int from,
      int rounds,
      int events,
      int perPlatform,
      Optional<Fault> only,
      Optional<Point> at,
      Path folder,
      ServerFiles servers,
      long commitIntervalMs) {}

  private final Settings settings;
  private final Consumer<String> screen;
  private final ProgressFile progress;
  private final List<RoundResult> results = new ArrayList<>();
  private volatile @Nullable Platform platform;

  /** A campaign; {@code screen} takes its lines. */
  public Campaign(Settings settings, Consumer<String> screen) {
    this.settings = settings;
    this.screen = screen;
    this.progress = new ProgressFile(settings.folder());
  }

  /** The rounds that ended. */
  List<RoundResult> results() {
    return List.copyOf(results);
  }

  /** Runs the rounds; true if all were right, those before a resumption too. */
  public boolean run() {
    int last = settings.from() + settings.rounds() - 1;
    for (int first = settings.from(); first <= last; ) {
      first = shared(first, Math.min(last, endOfShared(first)));
    }
    List<ProgressFile.Ended> all = progress.ended();
    table(all).forEach(screen);
    return all.stream().allMatch(ProgressFile.Ended::isExact);
  }

  /** Rounds 1 to n share servers, then n + 1 to 2n, wherever the first one is. */
  private int endOfShared(int round) {
    return (round - 1) / settings.perPlatform() * settings.perPlatform() + settings.perPlatform();
  }

  /** Runs rounds on the same servers until the last or the first that fails; returns the next. */
  private int shared(int first, int last) {
    Path folder = settings.folder().resolve("servers-" + first);
    Disk.delete(folder);
    screen.accept("starting servers for rounds %d to %d".formatted(first, last));
    try (Platform started = started(folder)) {
      Feeder feeder = new Feeder(started.kafka().bootstrapServers());
      Commits commits = new Commits();
      started.proxy().listen(commits);
      for (int number = first; number <= last; number++) {
        if (!round(started, feeder, commits, number)) {
          return number + 1;
        }
      }
    } finally {
      platform = null;
    }
    Disk.delete(folder);
    return last + 1;
  }

  private Platform started(Path folder) {
    try {
      Platform started =
          new Platform(
              Files.createDirectories(folder), settings.servers(), settings.commitIntervalMs());
      platform = started;
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the servers, when the program is interrupted. */
  public void abandon() {
    Platform running = platform;
    if (running != null) {
      running.close();
    }
  }

  private boolean round(Platform servers, Feeder feeder, Commits commits, int number) {
    Plan plan = Plan.of(settings.seed(), number, settings.only(), settings.at());
    screen.accept("round %d: %s".formatted(number, plan));
    // The first round of each set of servers begins a year of its own.
    long year = settings.seed() * 1_000 + (number - 1) / settings.perPlatform();
    int stretch = (number - 1) % settings.perPlatform();
    RoundResult result =
        new Round(servers, feeder, commits, line -> screen.accept("  " + line))
            .run(number, plan, Mix.of(year, stretch, settings.events()));
    results.add(result);
    progress.add(result);
    screen.accept(
        "round %d: %s; %s; %,d records, %,d entries, %d s%s"
            .formatted(
                number,
                result.violations().isEmpty()
                    ? "exact"
                    : result.violations().size() + " VIOLATIONS",
                result.counts() ? "met " + result.hit() : "met nothing and does not count",
                result.records(),
                result.entries(),
                result.seconds(),
                result.note().isEmpty() ? "" : "; " + result.note().strip()));
    if (!result.violations().isEmpty()) {
      keep(servers, result);
    }
    return result.violations().isEmpty();
  }

  /** What failed stays: all files, and what is wrong with them. */
  private void keep(Platform servers, RoundResult result) {
    Path kept = settings.folder().resolve("failed-round-" + result.number());
    Disk.delete(kept);
    try {
      Files.createDirectories(kept);
      servers.disk().copyTo(kept.resolve("disk"));
      for (String name : List.of("jobmanager", "taskmanager")) {
        Files.copy(servers.job().log(name), kept.resolve(name + ".log"));
      }
      Files.write(
          kept.resolve("violations.txt"),
          result.violations().stream().map(Object::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what failed in " + kept, e);
    }
    result.violations().stream()
        .limit(VIOLATIONS_SHOWN)
        .forEach(violation -> screen.accept("    " + violation));
    screen.accept("  kept in " + kept);
    screen.accept("  repeat it: " + command(result));
  }

  private String command(RoundResult result) {
    return "./loopledger chaos --seed %d --from %d --rounds 1 --events %d%s%s"
        .formatted(
            settings.seed(),
            result.number(),
            settings.events(),
            settings.only().map(fault -> " --fault " + fault).orElse(""),
            settings.at().map(point -> " --point " + point).orElse(""));
  }

  /** Hits by fault and point, and the sum: of all rounds, those before a resumption too. */
  private static List<String> table(List<ProgressFile.Ended> rounds) {
    Map<String, int[]> rows = new TreeMap<>();
    for (ProgressFile.Ended round : rounds) {
      int[] row = rows.computeIfAbsent(round.plan(), any -> new int[3]);
      row[0]++;
      row[1] += round.counts() ? 1 : 0;
      row[2] += round.isExact() ? 0 : 1;
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("%-50s %6s %6s %6s".formatted("FAULT AND POINT", "ROUNDS", "HITS", "FAILED"));
    int[] sum = new int[3];
    rows.forEach(
        (name, row) -> {
          lines.add("%-50s %6d %6d %6d".formatted(name, row[0], row[1], row[2]));
          for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i];
          }
        });
    lines.add("%-50s %6d %6d %6d".formatted("all", sum[0], sum[1], sum[2]));
    return lines;
  }
}
