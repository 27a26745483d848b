package io.loopledger.restatement;

import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.Selection;
import io.loopledger.restatement.plan.Selection.Reach;
import io.loopledger.restatement.plan.Target;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/**
 * Measures the dry run of a simulated programme, all brands, in seconds and CPU of this process.
 * Arguments: the project's folder, how many units, how often. The first run is a cold one.
 */
final class RestatementMeasure {
  private static final long SEED = 3;

  private RestatementMeasure() {}

  public static void main(String[] arguments) throws Exception {
    int units = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("restatement-measure");
    try (RunningLake running =
        RunningLake.start(
            folder,
            Path.of(arguments[0]),
            (lake, references) -> SimulatedLake.write(units, SEED, lake, references))) {
      for (int run = 1; run <= Integer.parseInt(arguments[2]); run++) {
        measure(running, folder, run);
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static void measure(RunningLake running, Path folder, int run) throws Exception {
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    RestatementPlan plan =
        new DryRun(running.lake(), running.references(), 2, folder, RestatementProgress.NONE)
            .plan(
                new Request(
                    new Target.ToVersion(running.references().latest().version()),
                    new Selection(Set.of(), Set.of(), Set.of(), Reach.CHANGED),
                    "measure",
                    "measure",
                    Instant.EPOCH),
                folder);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.printf(
        "run %d: %d ms, %d events a second; CPU %d ms; heap %d MB; %s%n",
        run,
        millis,
        plan.counts().events() * 1_000 / millis,
        (cpuNanos() - cpu) / 1_000_000,
        Runtime.getRuntime().totalMemory() >> 20,
        plan.counts());
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }
}
