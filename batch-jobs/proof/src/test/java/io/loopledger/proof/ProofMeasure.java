package io.loopledger.proof;

import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import io.loopledger.metricscheck.lake.Written;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.io.FileUtils;

/**
 * Measures the proof of a simulated programme: seconds by part, and CPU of this process and its
 * servers. Arguments: the project's folder, how many units, how often. 10,000 units are about a
 * million entries. The first run is a cold one.
 */
final class ProofMeasure {
  private static final long SEED = 3;

  private ProofMeasure() {}

  public static void main(String[] arguments) throws Exception {
    Path project = Path.of(arguments[0]);
    int units = Integer.parseInt(arguments[1]);
    int runs = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("proof-measure");
    AtomicReference<Written> written = new AtomicReference<>();
    try (RunningLake running =
        RunningLake.start(
            folder,
            project,
            (lake, references) ->
                written.set(SimulatedLake.write(units, SEED, lake, references)))) {
      System.out.println(written.get());
      Path scratch = Files.createDirectory(folder.resolve("scratch"));
      for (int run = 1; run <= runs; run++) {
        measure(running, scratch, run);
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static void measure(RunningLake running, Path scratch, int run) throws Exception {
    Duration own = own();
    Duration servers = servers();
    long begin = System.nanoTime();
    ProofResult result =
        new Proof(running.lake(), running.references(), running::connect, ProofConfig.in(scratch))
            .run();
    Duration wall = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf(
        "run %d: %s s; CPU s: %s here, %s in the servers; heap %d MB; findings %s; %s%n",
        run,
        seconds(wall),
        seconds(own().minus(own)),
        seconds(servers().minus(servers)),
        Runtime.getRuntime().totalMemory() >> 20,
        result.counts(),
        result.subjects().seconds());
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1_000.0);
  }

  private static Duration own() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? Duration.ofNanos(os.getProcessCpuTime())
        : Duration.ZERO;
  }

  private static Duration servers() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
