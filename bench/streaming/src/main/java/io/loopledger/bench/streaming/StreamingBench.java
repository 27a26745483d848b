package io.loopledger.bench.streaming;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.LakeConfig;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events per CPU second of the posting job, beside floors that do less or do it more plainly. They
 * take turns; every ledger must hold the same sums as that of the hand-written loop, or the run
 * counts for nothing. The CPU of broker and database is not counted for any of them.
 */
final class StreamingBench {
  private final Options options;
  private final Lab lab;
  private final Mix mix;
  private final Map<Floor, List<Measured>> floors = new EnumMap<>(Floor.class);
  private final List<Measured> jobs = new ArrayList<>();
  private final List<Measured> jobsBefore = new ArrayList<>();
  private @Nullable Totals expected;
  private long jobEntries;

  private StreamingBench(Options options, Lab lab, Mix mix) {
    this.options = options;
    this.lab = lab;
    this.mix = mix;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Options options = Options.parse(arguments);
    Path base = Files.createTempDirectory("streaming-bench");
    System.out.printf("logs and data: %s%n", base);
    for (Mix mix : options.mixes()) {
      try (Lab lab = Lab.open(Files.createDirectories(base.resolve(mix.name())))) {
        new StreamingBench(options, lab, mix).run();
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    System.out.printf(
        "%nmix %s, %,d events, commit interval %s%n",
        mix.name().toLowerCase(Locale.ROOT), options.events(), options.commitInterval());
    lab.publish(mix, options.events());
    for (int round = 1; round <= options.rounds(); round++) {
      for (Floor floor : options.floors()) {
        floor(floor, round);
      }
      if (options.comparesJobs()) {
        String jars = options.before().map(f -> f + "/*" + File.pathSeparator).orElse("");
        job("before", jars, options.settingsBefore(), jobsBefore);
      }
      job("job", "", options.settings(), jobs);
    }
    report();
    if (options.countsInOrder()) {
      long inOrder;
      try (Stream<Event> events = mix.events(options.events())) {
        inOrder = Books.entriesInOrder(lab.references(), events);
      }
      System.out.printf(
          "entries: job %,d, in the order of time %,d, ratio %.3f (at most 1.2)%n",
          jobEntries, inOrder, (double) jobEntries / inOrder);
    }
  }

  private void floor(Floor floor, int round) throws IOException, InterruptedException {
    LakeConfig lake = lab.newLake();
    Path log = lab.folder().resolve(floor.name().toLowerCase(Locale.ROOT) + round + ".log");
    List<String> jvm = new ArrayList<>(options.floorOptions());
    jvm.add("-Xmx" + (floor == Floor.LOOP ? options.loopHeap() : options.heap()));
    Process process =
        Jvm.start(
            log,
            jvm,
            FloorMain.class.getName(),
            List.of(
                floor.name(),
                lab.bootstrapServers(),
                Long.toString(options.events()),
                lab.references().toString(),
                lake.catalogUri(),
                lake.user(),
                lake.store().warehouse()));
    if (process.waitFor() != 0) {
      throw new IOException("floor %s failed, see %s".formatted(floor, log));
    }
    Measured measured = Measured.parse(Files.readAllLines(log));
    floors.computeIfAbsent(floor, f -> new ArrayList<>()).add(measured);
    print(floor.name().toLowerCase(Locale.ROOT), measured);
    if (floor == Floor.LOOP) {
      check(Totals.of(lake));
    }
  }

  private void job(String name, String before, List<String> settings, List<Measured> runs)
      throws IOException, InterruptedException {
    LakeConfig lake = lab.newLake();
    List<String> jvm = new ArrayList<>(options.jobOptions());
    jvm.add("-Xmx" + options.heap());
    options
        .recording()
        .ifPresent(
            file ->
                jvm.add("-XX:StartFlightRecording=settings=profile,filename=%s".formatted(file)));
    Measured measured =
        JobRun.behindWarmUp(
            JobRun.run(
                lab,
                lake,
                options.events(),
                JobRun.settings(options.commitInterval(), settings),
                jvm,
                before));
    runs.add(measured);
    print(name, measured);
    Totals totals = Totals.of(lake);
    check(totals);
    jobEntries = totals.entries();
  }

  private void check(Totals found) {
    System.out.printf(
        "  %,d entries (%.2f an event), %,d KB in %d files%n",
        found.entries(),
        (double) found.entries() / found.events(),
        found.bytes() / 1024,
        found.files());
    if (expected == null) {
      expected = found;
    } else if (!found.agreesWith(expected)) {
      throw new IllegalStateException(
          "the ledgers differ, so this run does not count: %s and %s".formatted(found, expected));
    }
  }

  private static void print(String name, Measured measured) {
    System.out.printf(
        "%-8s %,10.0f events per CPU second  %,10.0f events/s  (%.1f CPU s in all; load %.1f)%n",
        name,
        measured.eventsPerCpuSecond(),
        measured.eventsPerSecond(),
        measured.allCpuMs() / 1e3,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void report() {
    Spread job = Spread.of(jobs);
    System.out.printf("medians (lowest to highest), events per CPU second:%n");
    System.out.printf("  job       %s%n", job);
    if (!jobsBefore.isEmpty()) {
      Spread before = Spread.of(jobsBefore);
      System.out.printf(
          "  before    %s   job / before %.2f%n", before, job.median() / before.median());
    }
    floors.forEach(
        (floor, runs) -> {
          Spread spread = Spread.of(runs);
          System.out.printf(
              "  %-8s  %s   job / %s %.2f%n",
              floor.name().toLowerCase(Locale.ROOT),
              spread,
              floor.name().toLowerCase(Locale.ROOT),
              job.median() / spread.median());
        });
  }
}
