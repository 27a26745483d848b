package io.loopledger.metricscheck;

import io.loopledger.metricscheck.check.BuiltInCatalog;
import io.loopledger.metricscheck.check.CheckedMetric;
import io.loopledger.metricscheck.check.MetricCheck;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import io.loopledger.metricscheck.lake.Written;
import io.loopledger.metricscheck.refold.Dimension;
import io.loopledger.metricscheck.refold.LedgerComparison;
import io.loopledger.metricscheck.refold.RefoldedFigures;
import io.loopledger.metricscheck.refold.Sums;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The long run: a programme of many units, its ledger folded anew, and every metric beside its
 * check. Its exit code is 0 if all figures are equal.
 */
public final class MetricsCheckMain {
  private static final String USAGE =
      "usage: java ... io.loopledger.metricscheck.MetricsCheckMain PROJECT [UNITS [SEED]]";
  private static final int UNITS = 20_000;
  private static final long SEED = 1;
  private static final String DIFFERS = "DIFFERS";

  /** A query that takes longer is told as too slow, and not compared; 0: as long as it takes. */
  private static final int SECONDS = Integer.getInteger("loopledger.metrics-check.seconds", 0);

  private final Path project;
  private final PrintStream out;
  private long begin = System.nanoTime();

  private MetricsCheckMain(Path project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  /** Runs it; see {@link #USAGE}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0 || arguments.length > 3) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int units = arguments.length > 1 ? Integer.parseInt(arguments[1]) : UNITS;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SEED;
    Path folder = Files.createTempDirectory("metrics-check");
    int problems;
    try {
      problems = new MetricsCheckMain(Path.of(arguments[0]), System.out).run(folder, units, seed);
    } finally {
      FileUtils.deleteQuietly(folder.toFile());
    }
    System.exit(problems == 0 ? 0 : 1);
  }

  private int run(Path folder, int units, long seed) throws SQLException {
    try (RunningLake running =
            RunningLake.start(
                folder,
                project,
                (lake, references) -> {
                  HandMadeLake.write(lake, references);
                  Written written = SimulatedLake.write(units, seed, lake, references);
                  say(
                      "%,d units, seed %d: %,d events, %,d entries written"
                          .formatted(units, seed, written.events(), written.entries()));
                });
        Connection trino = running.connect()) {
      say("Trino answers");
      int differ = metrics(running, trino);
      return differ + ledger(running, trino);
    }
  }

  private int ledger(RunningLake running, Connection trino) throws SQLException {
    List<Dimension> ofRollup =
        Arrays.stream(Dimension.values()).filter(Dimension::isInRollup).toList();
    Map<List<@Nullable String>, Sums> refolded =
        RefoldedFigures.of(running.lake(), running.references()).by(ofRollup);
    say("raw.events folded anew: %,d groups".formatted(refolded.size()));
    LedgerComparison comparison = new LedgerComparison(trino);
    int problems = 0;
    for (String table : List.of("ledger.entries", "mart.\"rollup\"")) {
      LedgerComparison.Result result = comparison.compare(refolded, table, ofRollup);
      say(
          "%s beside the refolded events: %,d groups, %,d differ"
              .formatted(table, result.groups(), result.differences().size()));
      result.differences().stream().limit(10).forEach(out::println);
      problems += result.differences().size();
    }
    return problems;
  }

  private int metrics(RunningLake running, Connection trino) throws SQLException {
    say("%d views of the catalog made".formatted(BuiltInCatalog.install(running)));
    MetricCheck checks = new MetricCheck(MetricCheck.folder(project));
    List<CheckedMetric> metrics = new ArrayList<>(comparable(checks));
    // In no order of names: a run that is cut short has seen all kinds.
    Collections.shuffle(metrics, new Random(SEED));
    if (SECONDS > 0) {
      try (Statement statement = trino.createStatement()) {
        statement.execute("SET SESSION query_max_execution_time = '%ds'".formatted(SECONDS));
      }
    }
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      List<String> problems = checks.problems(trino, metrics.get(i));
      problems.forEach(out::println);
      String outcome = outcome(problems);
      outcomes.merge(outcome, 1, Integer::sum);
      say(
          "%d of %d: %s: %s"
              .formatted(i + 1, metrics.size(), metrics.get(i).qualifiedName(), outcome));
    }
    out.printf("Metrics: %s%n", outcomes);
    return outcomes.getOrDefault(DIFFERS, 0);
  }

  private static String outcome(List<String> problems) {
    if (problems.isEmpty()) {
      return "equal";
    }
    String first = problems.getFirst();
    if (first.contains("nothing but zeros")) {
      return "zero in both";
    }
    return first.contains("exceeded the maximum execution time") ? "TOO SLOW" : DIFFERS;
  }

  /** A percentile has no figure of a brand in its view; tests compare those. */
  private static List<CheckedMetric> comparable(MetricCheck checks) {
    return BuiltInCatalog.metrics().stream()
        .filter(checks::has)
        .filter(metric -> metric.combining() != CheckedMetric.Combining.AS_IS)
        .toList();
  }

  /** A line, with the time since the last one. */
  private void say(String line) {
    long now = System.nanoTime();
    out.printf("%6.1f s  %s%n", (now - begin) / 1e9, line);
    begin = now;
  }
}
