package io.loopledger.bench.streaming;

import io.loopledger.schemas.lake.LakeConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether an event costs more when the ledger is large: one job posts many events of the
 * simulator's mix, whose units live for weeks, end, and stay in the state; the CPU time per event
 * is compared between the stretch before the first mark and the last stretch.
 */
final class GrowthBench {
  private static final String USAGE =
      """
      growth.sh [options]
        --quick              100,000 events beside 400,000
        --from N             the small ledger (1,000,000)
        --to N               the large one (20,000,000); its state needs about 300 bytes of heap an event
        --heap SIZE          heap of the job (12g)
        --commit-interval D  the job's (10s)
        --set KEY=VALUE      one more line of the job's configuration; may be repeated
      """;

  private GrowthBench() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    long from = 1_000_000;
    long to = 20_000_000;
    String heap = "12g";
    String commitInterval = "10s";
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        from = 100_000;
        to = 400_000;
        heap = "3g";
        continue;
      }
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      switch (arguments[i++]) {
        case "--from" -> from = Long.parseLong(value);
        case "--to" -> to = Long.parseLong(value);
        case "--heap" -> heap = value;
        case "--commit-interval" -> commitInterval = value;
        case "--set" -> settings.add(value);
        default -> throw new IllegalArgumentException(arguments[i - 1] + " is not known\n" + USAGE);
      }
    }
    if (from < 2 || to < 2 * from) {
      throw new IllegalArgumentException("--to must be at least twice --from\n" + USAGE);
    }
    Path folder = Files.createTempDirectory("growth-bench");
    System.out.printf("logs and data: %s%n", folder);
    try (Lab lab = Lab.open(folder)) {
      run(lab, from, to, heap, JobRun.settings(commitInterval, settings));
    }
  }

  private static void run(Lab lab, long from, long to, String heap, List<String> settings)
      throws IOException, InterruptedException {
    lab.publish(Mix.SIMULATOR, to);
    LakeConfig lake = lab.newLake();
    List<JobRun.Commit> commits = JobRun.run(lab, lake, to, settings, List.of("-Xmx" + heap), "");
    Measured small = stretch(commits, from / 2, from);
    Measured large = stretch(commits, to - from / 2, to);
    for (long mark = from; mark + from / 2 <= to; mark += Math.max(from / 2, to / 20)) {
      print(mark, stretch(commits, mark - from / 2, mark));
    }
    print(to, large);
    System.out.printf(
        "CPU per event at %,d / at %,d: %.2f (load %.1f)%n",
        to,
        from,
        small.eventsPerCpuSecond() / large.eventsPerCpuSecond(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Totals totals = Totals.of(lake);
    System.out.printf("%,d entries in %d files%n", totals.entries(), totals.files());
  }

  private static Measured stretch(List<JobRun.Commit> commits, long from, long to) {
    return JobRun.firstWith(commits, to).since(JobRun.firstWith(commits, from));
  }

  private static void print(long mark, Measured stretch) {
    System.out.printf(
        "at %,12d events: %,8.0f events per CPU second, %.1f CPU microseconds an event%n",
        mark, stretch.eventsPerCpuSecond(), 1e6 / stretch.eventsPerCpuSecond());
  }
}
