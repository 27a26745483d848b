package io.loopledger.bench.reports;

import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.metricscheck.lake.RunningLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long a big brand report takes as CSV, beside trino-cli that writes the same query as CSV to a
 * file: CLI_JAR [ROWS [ROUNDS]]. They take turns, each in a JVM of its own; the first round warms
 * the server up. Ours has a heap of {@value #HEAP}, writes a whole package, with hashes, and waits
 * until it is on the disk.
 */
final class ReportsBench {
  private static final String HEAP = "-Xmx96m";
  private static final String COLUMNS =
      "entry_id,business_date,product,category,amount,reporting_amount,pieces,effective_time";
  private static final String QUERY = "SELECT " + COLUMNS + " FROM bench.rows";
  private static final List<String> JVM =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final Path folder;
  private final Path cli;
  private final long rows;
  private final String url;
  private final Map<String, List<Double>> seconds = new TreeMap<>();

  private ReportsBench(Path folder, Path cli, long rows, String url) {
    this.folder = folder;
    this.cli = cli;
    this.rows = rows;
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    Path cli = Path.of(arguments[0]).toAbsolutePath();
    long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5_000_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    Path project = Path.of(System.getProperty("loopledger.project", "."));
    Path folder = Files.createTempDirectory("reports-bench");
    try (RunningLake lake = RunningLake.start(folder, project, (tables, references) -> {})) {
      fill(lake, rows);
      ReportsBench bench = new ReportsBench(folder, cli, rows, url(lake));
      for (int round = 0; round <= rounds; round++) {
        bench.round(round);
      }
      bench.print();
    } finally {
      delete(folder);
    }
  }

  /** The address as drivers have it, with the driver's own settings. */
  private static String url(RunningLake lake) throws SQLException {
    try (Connection connection = lake.connect()) {
      return connection.getMetaData().getURL();
    }
  }

  private static void fill(RunningLake lake, long rows) throws SQLException {
    try (Connection connection = lake.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA bench");
      statement.execute(
          """
          CREATE TABLE bench.rows AS
          SELECT lower(to_hex(md5(to_utf8(CAST(n AS varchar))))) AS entry_id,
            date_add('day', CAST(n %% 31 AS integer), DATE '2026-10-01') AS business_date,
            CASE n %% 50 WHEN 0 THEN '=SUM(A1)' WHEN 1 THEN 'Tablet "10 in"; grün, neu'
              WHEN 2 THEN 'two' || chr(10) || 'lines' WHEN 3 THEN NULL
              ELSE 'Product ' || CAST(n %% 9973 AS varchar) END AS product,
            element_at(ARRAY['Tablet', 'Laptop medium', 'Vacuum'], CAST(n %% 3 + 1 AS integer)) AS category,
            CAST(CAST(n * 7919 %% 10000019 AS decimal(20, 6)) / 1000 - 3000 AS decimal(20, 6)) AS amount,
            CAST(CAST(n * 104729 %% 10000019 AS decimal(20, 6)) / 999 AS decimal(20, 6)) AS reporting_amount,
            n %% 5 AS pieces,
            CAST(TIMESTAMP '2026-10-01 00:00:00.123456 UTC' + n * INTERVAL '1' SECOND AS timestamp(6) with time zone) AS effective_time
          FROM (
            SELECT a * 5000 + b AS n
            FROM UNNEST(sequence(0, %d)) AS s (a) CROSS JOIN UNNEST(sequence(0, 4999)) AS t (b)
          ) WHERE n < %d"""
              .formatted((rows + 4999) / 5000 - 1, rows));
      try (ResultSet count = statement.executeQuery("SELECT count(*) FROM bench.rows")) {
        count.next();
        System.out.println(count.getLong(1) + " rows in the lake");
      }
    }
  }

  private void round(int round) throws IOException, InterruptedException {
    Path written = folder.resolve("cli.csv");
    time(round, "trino-cli", written, command());
    Path last = written;
    for (CsvProfile profile : CsvProfile.values()) {
      Path out = folder.resolve("out-" + profile.word());
      delete(out);
      time(round, profile.word(), folder.resolve("child.txt"), child(profile, out));
      String[] said = Files.readString(folder.resolve("child.txt")).strip().split(" ", 2);
      if (Long.parseLong(said[0]) != rows) {
        throw new IllegalStateException(said[0] + " rows were written, not " + rows);
      }
      last = Path.of(said[1]);
      if (round == 0 && profile == CsvProfile.RFC4180) {
        SameRows.require(written, last, rows);
      }
    }
  }

  private List<String> command() {
    String server = url.replaceFirst("^jdbc:trino:", "http:").replaceFirst("(:[0-9]+).*$", "$1");
    List<String> command = java(List.of());
    command.addAll(
        List.of(
            "-jar",
            cli.toString(),
            "--server",
            server,
            "--user",
            "bench",
            "--catalog",
            "lake",
            "--output-format",
            "CSV_HEADER",
            "--execute",
            QUERY));
    return command;
  }

  private List<String> child(CsvProfile profile, Path out) {
    List<String> command = java(List.of(HEAP, "-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            PackageChild.class.getName(),
            url,
            QUERY,
            COLUMNS,
            profile.name(),
            out.toString()));
    return command;
  }

  private static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    return command;
  }

  private void time(int round, String what, Path output, List<String> command)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int code = process.waitFor();
    double took = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(what + " ended with " + code);
    }
    System.out.printf("round %d  %-10s %6.1f s%n", round, what, took);
    if (round > 0) {
      seconds.computeIfAbsent(what, key -> new ArrayList<>()).add(took);
    }
  }

  private void print() {
    double cliMedian = median("trino-cli");
    for (CsvProfile profile : CsvProfile.values()) {
      System.out.printf(
          "%s / trino-cli: %.2f (medians %.1f s and %.1f s; %s %s)%n",
          profile.word(),
          median(profile.word()) / cliMedian,
          median(profile.word()),
          cliMedian,
          rows + " rows,",
          HEAP);
    }
  }

  private double median(String what) {
    double[] sorted =
        seconds.getOrDefault(what, List.of()).stream().mapToDouble(d -> d).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException(
          "no round of " + what + " was measured: " + Arrays.toString(sorted));
    }
    return sorted[sorted.length / 2];
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
