package io.loopledger.bench.streaming;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.streaming.PostingJobMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The posting job as it is deployed on one machine, from its start until all is committed. */
final class JobRun {
  private static final long LOOK_MS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(90);

  /** Committed events beside the CPU time of the job when that was seen. */
  private record Seen(Duration cpu, long nanos) {}

  private JobRun() {}

  /**
   * Runs until {@code events} are committed, then stops the job.
   *
   * @param options options of the JVM beside those it is deployed with, such as a recording
   */
  static Measured run(
      Lab lab, LakeConfig lake, long events, String commitInterval, List<String> options)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(lab.folder(), "job");
    Process job =
        Jvm.start(
            folder.resolve("job.log"),
            options,
            PostingJobMain.class.getName(),
            List.of(configuration(folder, lab, lake, commitInterval).toString()));
    try {
      return measured(job, lake, events, folder);
    } finally {
      job.destroy();
      if (!job.waitFor(30, TimeUnit.SECONDS)) {
        job.destroyForcibly();
      }
    }
  }

  /** Events count as done when they are committed, so both marks are commits. */
  private static Measured measured(Process job, LakeConfig config, long events, Path folder)
      throws InterruptedException, IOException {
    TreeMap<Long, Seen> commits = new TreeMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Lake lake = Lake.open(config)) {
      while (commits.isEmpty() || commits.lastKey() < events) {
        if (!job.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("the job ended or takes too long; see " + folder);
        }
        Thread.sleep(LOOK_MS);
        long committed = lake.head(RawEventsTable.DEFINITION).rows();
        if (commits.isEmpty() || committed > commits.lastKey()) {
          commits.put(committed, new Seen(Cpu.of(job.toHandle()), System.nanoTime()));
        }
      }
      requireNoneElsewhere(lake);
    }
    Map.Entry<Long, Seen> first = requireNonNull(commits.ceilingEntry(Measured.warmUp(events)));
    Map.Entry<Long, Seen> last = requireNonNull(commits.lastEntry());
    if (first.getKey().equals(last.getKey())) {
      throw new IllegalStateException("all was committed at once: ask for more events");
    }
    return new Measured(
        last.getKey() - first.getKey(),
        last.getValue().cpu().minus(first.getValue().cpu()).toMillis(),
        Duration.ofNanos(last.getValue().nanos() - first.getValue().nanos()).toMillis(),
        last.getValue().cpu().toMillis());
  }

  private static void requireNoneElsewhere(Lake lake) {
    for (var table : List.of(RejectionsTable.DEFINITION, DeferredTable.DEFINITION)) {
      long rows = lake.head(table).rows();
      if (rows > 0) {
        throw new IllegalStateException(
            "%s has %d rows, though every event of the benchmark can be posted"
                .formatted(table.qualifiedName(), rows));
      }
    }
  }

  private static Path configuration(Path folder, Lab lab, LakeConfig lake, String commitInterval)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("kafka.bootstrap-servers=" + lab.bootstrapServers());
    lines.add("catalog.uri=" + lake.catalogUri());
    lines.add("catalog.user=" + lake.user());
    lines.add("catalog.password-file=" + Files.writeString(folder.resolve("password"), "unused"));
    lines.add("lake.warehouse=" + lake.store().warehouse());
    lines.add("checkpoint.dir=" + folder.resolve("checkpoints").toUri());
    lines.add("reference.dir=" + lab.references());
    lines.add("brand-keys.dir=" + folder.resolve("brand-keys"));
    lines.add("rest.port=" + freePort());
    lines.add("commit-interval=" + commitInterval);
    return Files.write(folder.resolve("posting-job.properties"), lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
