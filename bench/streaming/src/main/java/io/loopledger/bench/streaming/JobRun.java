package io.loopledger.bench.streaming;

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
import java.util.concurrent.TimeUnit;

/** The posting job as it is deployed on one machine, from its start until all is committed. */
final class JobRun {
  private static final long LOOK_MS = 100;

  /**
   * What was committed when, and at which cost.
   *
   * @param events events committed since the start
   * @param cpu CPU time of the job until then
   * @param nanos when that was seen
   */
  record Commit(long events, Duration cpu, long nanos) {
    /** What happened between an earlier commit and this one. */
    Measured since(Commit before) {
      return new Measured(
          events - before.events,
          cpu.minus(before.cpu).toMillis(),
          Duration.ofNanos(nanos - before.nanos).toMillis(),
          cpu.toMillis());
    }
  }

  private JobRun() {}

  /**
   * Runs until {@code events} are committed, then stops the job.
   *
   * @param settings lines of its configuration beside where everything is
   * @param options options of the JVM beside those it is deployed with, such as a recording
   * @param before what comes before the class path: another build of the job, or nothing
   * @return the commits that were seen, in their order
   */
  static List<Commit> run(
      Lab lab,
      LakeConfig lake,
      long events,
      List<String> settings,
      List<String> options,
      String before)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(lab.folder(), "job");
    Process job =
        Jvm.start(
            folder.resolve("job.log"),
            before,
            options,
            PostingJobMain.class.getName(),
            List.of(configuration(folder, lab, lake, settings).toString()));
    try {
      return commits(job, lake, events, folder);
    } finally {
      job.destroy();
      if (!job.waitFor(60, TimeUnit.SECONDS)) {
        job.destroyForcibly();
      }
    }
  }

  /** How often the job commits, and what else it is told. */
  static List<String> settings(String commitInterval, List<String> more) {
    List<String> settings = new ArrayList<>(more);
    settings.add("commit-interval=" + commitInterval);
    return settings;
  }

  /**
   * What the job did behind its warm-up. Events count as done when they are committed, so both ends
   * are commits.
   */
  static Measured behindWarmUp(List<Commit> commits) {
    Commit last = commits.getLast();
    Commit first = firstWith(commits, Measured.warmUp(last.events()));
    if (first.events() == last.events()) {
      throw new IllegalStateException("all was committed at once: ask for more events");
    }
    return last.since(first);
  }

  /** The first commit with so many events. */
  static Commit firstWith(List<Commit> commits, long events) {
    return commits.stream().filter(commit -> commit.events() >= events).findFirst().orElseThrow();
  }

  private static List<Commit> commits(Process job, LakeConfig config, long events, Path folder)
      throws InterruptedException, IOException {
    List<Commit> commits = new ArrayList<>();
    long committed = 0;
    try (Lake lake = Lake.open(config)) {
      while (committed < events) {
        if (!job.isAlive()) {
          throw new IOException("the job ended, see " + folder);
        }
        Thread.sleep(LOOK_MS);
        long now = lake.head(RawEventsTable.DEFINITION).rows();
        if (now > committed) {
          committed = now;
          commits.add(new Commit(now, Cpu.of(job.toHandle()), System.nanoTime()));
        }
      }
      requireNoneElsewhere(lake);
    }
    return commits;
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

  private static Path configuration(Path folder, Lab lab, LakeConfig lake, List<String> settings)
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
    lines.addAll(settings);
    return Files.write(folder.resolve("posting-job.properties"), lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
