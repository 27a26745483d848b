package io.loopledger.bench.metrics;

import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** See {@link Options#USAGE} and bench/README.md. */
final class MetricsBench {
  private static final String DUCKDB = "jdbc:duckdb:";
  private static final int THREADS = 2;
  private static final String TRINO_HEAP = "2G";

  private final Options options;

  private MetricsBench(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options = Options.parse(arguments);
    Path temporary = Files.createTempDirectory("loopledger-bench-metrics-");
    try {
      new MetricsBench(options).run(options.home().orElse(temporary), temporary);
    } finally {
      delete(temporary);
    }
  }

  private void run(Path home, Path temporary) throws Exception {
    List<BenchLake> lakes = new ArrayList<>();
    try (TestPostgres postgres = TestPostgres.start(home.resolve("postgres"));
        Connection duck = DriverManager.getConnection(DUCKDB)) {
      for (long size : options.sizes()) {
        for (Layout layout : options.layouts()) {
          lakes.add(BenchLake.of(home, postgres, size, layout, options));
        }
      }
      Path dist =
          Path.of(System.getProperty("loopledger.project"), "deploy/local/trino/target/dist");
      BenchTrino.Setup setup =
          new BenchTrino.Setup(TRINO_HEAP, options.serverSettings(), options.lakeSettings());
      List<BenchTrino.Place> places = lakes.stream().map(BenchLake::place).toList();
      try (BenchTrino trino = BenchTrino.start(temporary, dist, places, setup)) {
        measure(lakes, trino, duck);
      }
    } finally {
      lakes.forEach(BenchLake::close);
    }
  }

  private void measure(List<BenchLake> lakes, BenchTrino trino, Connection duck)
      throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute("SET threads = " + THREADS);
    }
    Map<BenchLake, List<Asked>> asked = new LinkedHashMap<>();
    for (BenchLake lake : lakes) {
      Connection connection = trino.connect(lake.name());
      HotQuery.createViews(connection);
      asked.put(
          lake,
          List.of(
              new Asked("Trino, SELECT 1", connection, "SELECT 1"),
              new Asked("Trino, finance.gross_margin", connection, HotQuery.ofMetric()),
              new Asked("Trino, wide view of months", connection, HotQuery.ofDataset()),
              new Asked("Trino, mart.rollup", connection, HotQuery.of("mart.\"rollup\"")),
              new Asked("Trino, ledger.entries", connection, HotQuery.of("ledger.entries")),
              new Asked(
                  "DuckDB, files of mart.rollup",
                  duck,
                  HotQuery.of(lake.files(RollupTable.DEFINITION))),
              new Asked(
                  "DuckDB, files of ledger.entries",
                  duck,
                  HotQuery.of(lake.files(EntriesTable.DEFINITION)))));
    }
    ask(asked, options.warmUp(), false);
    ask(asked, options.runs(), true);
    asked.forEach(this::report);
    compare(asked);
  }

  /** In turns, so that what else the machine does is shared by all. */
  private static void ask(Map<BenchLake, List<Asked>> asked, int times, boolean isMeasured)
      throws SQLException {
    for (int i = 0; i < times; i++) {
      for (List<Asked> ofLake : asked.values()) {
        for (Asked each : ofLake) {
          each.ask(isMeasured);
        }
      }
    }
  }

  private void report(BenchLake lake, List<Asked> asked) {
    System.out.printf(
        "%n%s%n  entries: %s%n  roll-up: %s%n",
        lake, lake.size(EntriesTable.DEFINITION), lake.size(RollupTable.DEFINITION));
    System.out.printf(
        "  %-34s %8s %8s %8s %8s   ms of %d runs%n",
        "", "p50", "p95", "least", "CPU p50", options.runs());
    for (Asked each : asked) {
      System.out.printf(
          "  %-34s %8.0f %8.0f %8.0f %8.0f   %s%n",
          each.name(),
          each.percentile(50),
          each.percentile(95),
          each.fastest(),
          each.medianCpu(),
          each.details());
    }
    System.out.printf("  all answered: %s%n", asked.getLast().answer());
    Set<String> answers = asked.stream().skip(1).map(Asked::answer).collect(Collectors.toSet());
    if (answers.size() > 1) {
      throw new IllegalStateException("the answers differ: " + answers);
    }
  }

  private static void compare(Map<BenchLake, List<Asked>> asked) {
    List<Map.Entry<BenchLake, List<Asked>>> lakes = List.copyOf(asked.entrySet());
    Map.Entry<BenchLake, List<Asked>> first = lakes.getFirst();
    for (Map.Entry<BenchLake, List<Asked>> other : lakes.subList(1, lakes.size())) {
      System.out.printf("%np50 of %s / p50 of %s%n", other.getKey(), first.getKey());
      for (int i = 0; i < first.getValue().size(); i++) {
        Asked one = first.getValue().get(i);
        Asked another = other.getValue().get(i);
        System.out.printf(
            "  %-34s %6.2f   of the fastest runs %6.2f   of CPU %6.2f%n",
            one.name(),
            another.percentile(50) / one.percentile(50),
            another.fastest() / one.fastest(),
            another.medianCpu() / one.medianCpu());
      }
    }
    System.out.printf(
        "%nload of the machine: %.1f on %d processors%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
