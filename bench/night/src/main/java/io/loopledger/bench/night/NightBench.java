package io.loopledger.bench.night;

import io.loopledger.bench.metrics.BenchTrino;
import io.loopledger.testservers.Guardian;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** See {@link Options#USAGE} and bench/README.md. */
final class NightBench {
  /** Lakes are written in memory that the night need not have. */
  private static final String WRITER_HEAP = "-Xmx3g";

  /** The product's catalog has none: see {@code TrinoConfiguration}. */
  private static final List<String> CATALOG = List.of("iceberg.table-statistics-enabled=false");

  private final Options options;
  private final Path work;
  private final Path temporary;

  private NightBench(Options options, Path work, Path temporary) {
    this.options = options;
    this.work = work;
    this.temporary = temporary;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options = Options.parse(arguments);
    Path temporary = Files.createTempDirectory("loopledger-bench-night-");
    Folders.deleteAtExit(temporary);
    new NightBench(options, options.work().orElse(temporary), temporary).run();
  }

  private void run() throws Exception {
    Files.createDirectories(work);
    for (long size : missing()) {
      write(size);
    }
    List<NightLake> lakes = new ArrayList<>();
    try (TestPostgres postgres = TestPostgres.start(work.resolve("postgres"))) {
      for (long size : options.sizes()) {
        lakes.add(NightLake.of(work, postgres, size, options.faults()));
      }
      Path dist =
          Path.of(System.getProperty("loopledger.project"), "deploy/local/trino/target/dist");
      BenchTrino.Setup setup = new BenchTrino.Setup(options.trinoHeap(), List.of(), CATALOG);
      try (BenchTrino trino =
          BenchTrino.start(temporary, dist, lakes.stream().map(NightLake::place).toList(), setup)) {
        measure(lakes, trino);
      }
    }
  }

  private List<Long> missing() {
    try (TestPostgres postgres = TestPostgres.start(work.resolve("postgres"))) {
      return options.sizes().stream()
          .filter(size -> !NightLake.of(work, postgres, size, options.faults()).isWritten())
          .toList();
    }
  }

  /** In a process of its own, so that the night begins as cold, and with as little memory. */
  private void write(long size) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                WRITER_HEAP,
                "-XX:+UseSerialGC",
                "-Dlogback.statusListenerClass="
                    + System.getProperty("logback.statusListenerClass"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LakeWriter.class.getName(),
                work.toString(),
                Long.toString(size),
                options.faults().toPlainString())
            .inheritIO()
            .start();
    try (Guardian guardian = Guardian.of(writer.pid(), "TERM")) {
      if (writer.waitFor() != 0) {
        throw new IllegalStateException(
            "the lake of %,d entries was not written; delete %s and run it again"
                .formatted(size, work));
      }
    }
  }

  private void measure(List<NightLake> lakes, BenchTrino trino) throws Exception {
    List<Night> nights = new ArrayList<>();
    for (NightLake lake : lakes) {
      System.out.printf("%s%n", lake);
      lake.sizes().forEach(line -> System.out.printf("  %s%n", line));
      nights.add(new Night(lake, trino, temporary.resolve("scratch")));
    }
    System.out.println("Warming up with the first lake");
    nights.getFirst().run(Night.Round.WARM_UP);
    for (int round = 1; round <= options.rounds(); round++) {
      System.out.printf("Round %d of %d%n", round, options.rounds());
      for (Night night : nights) {
        night.run(Night.Round.MEASURED);
      }
    }
    Optional<RowByRow.Speed> rowByRow =
        options.sample() == 0
            ? Optional.empty()
            : Optional.of(new RowByRow(nights.getLast().trino()).measure(options.sample()));
    Cost again = nights.getLast().matchAgain();
    report(nights, rowByRow);
    System.out.printf("matching once more, all being matched: %s%n", again);
    List<String> problems = nights.stream().flatMap(night -> night.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }

  private void report(List<Night> nights, Optional<RowByRow.Speed> rowByRow) {
    System.out.println();
    for (Night night : nights) {
      Cost proof = night.proof();
      Cost matching = night.matching();
      System.out.printf(
          "%,d entries, %,d statement lines%n"
              + "  proof:    %s; CPU per entry %.1f us%n"
              + "  matching: %s; CPU per line %.1f us, %,.0f lines a second%n"
              + "  together: %.1f s, CPU per entry %.1f us%n",
          night.entries(),
          night.lines(),
          proof,
          proof.cpuSeconds() * 1e6 / night.entries(),
          matching,
          matching.cpuSeconds() * 1e6 / night.lines(),
          night.lines() / matching.seconds(),
          proof.seconds() + matching.seconds(),
          cpuPerEntry(night));
    }
    for (int i = 1; i < nights.size(); i++) {
      compare(nights.getFirst(), nights.get(i));
    }
    if (nights.size() > 1) {
      together(nights.get(1), nights.getLast());
    }
    if (rowByRow.isPresent()) {
      compare(rowByRow.get(), nights.getLast());
    }
    System.out.printf(
        "load of the machine: %.1f on %d processors%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  private static double cpuPerEntry(Night night) {
    return (night.proof().cpuSeconds() + night.matching().cpuSeconds()) * 1e6 / night.entries();
  }

  private static void compare(Night small, Night large) {
    System.out.printf(
        "CPU per entry, %s / %s: proof %.2f, matching %.2f, together %.2f%n",
        large.place(),
        small.place(),
        perEntry(large.proof(), large) / perEntry(small.proof(), small),
        perEntry(large.matching(), large) / perEntry(small.matching(), small),
        cpuPerEntry(large) / cpuPerEntry(small));
  }

  private static void together(Night proved, Night matched) {
    System.out.printf(
        "proof of %,d entries and matching of %,d lines: %.1f s%n",
        proved.entries(), matched.lines(), proved.proof().seconds() + matched.matching().seconds());
  }

  private static double perEntry(Cost cost, Night night) {
    return cost.cpuSeconds() / night.entries();
  }

  private static void compare(RowByRow.Speed speed, Night night) {
    double sets = night.lines() / night.matching().seconds();
    System.out.printf(
        "row by row over JDBC: %,d lines in %.1f s, %d matched, %.1f lines a second; extrapolated, %,d lines take %.1f hours; by sets it is %,.0f times as fast%n",
        speed.lines(),
        speed.seconds(),
        speed.matched(),
        speed.linesPerSecond(),
        night.lines(),
        night.lines() / speed.linesPerSecond() / 3600,
        sets / speed.linesPerSecond());
  }
}
