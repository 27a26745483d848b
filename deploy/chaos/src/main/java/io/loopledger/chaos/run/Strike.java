package io.loopledger.chaos.run;

import io.loopledger.chaos.proxy.Interference;
import io.loopledger.chaos.proxy.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Does the damage of a plan, and repairs it as a supervisor or an operator would. */
final class Strike {
  private static final long STOPPED_MS = Job.HEARTBEAT_TIMEOUT_MS + 4_000;
  private static final long DELAY_MS = 6_000;
  private static final long FULL_MS = 8_000;
  private static final long ZOMBIE_WAIT_MS = 240_000;
  private static final long REFUSAL_WAIT_MS = 180_000;

  private final Platform platform;
  private final Plan plan;
  private final Commits commits;
  private String note = "";

  Strike(Platform platform, Plan plan, Commits commits) {
    this.platform = platform;
    this.plan = plan;
    this.commits = commits;
  }

  /** What is worth telling of it. */
  String note() {
    return note;
  }

  /** The damage; at a commit it is done while the proxy holds the commit. */
  Interference now(String table) {
    Job job = platform.job();
    switch (plan.fault()) {
      case KILL_TASKMANAGER -> job.taskManager().kill();
      case KILL_JOBMANAGER -> job.jobManager().kill();
      case KILL_FLINK, CORRUPT_CHECKPOINT -> {
        job.jobManager().kill();
        job.taskManager().kill();
      }
      case STOP_TASKMANAGER -> {
        JvmProcess stopped = job.taskManager();
        stopped.stop();
        job.startTaskManager();
        if (!table.isEmpty()) {
          outlive(stopped, table);
        }
      }
      case STOP_JOBMANAGER -> job.jobManager().stop();
      case KILL_KAFKA -> platform.kafka().kill();
      case STOP_KAFKA -> Signals.send("STOP", platform.kafka().pid());
      case KILL_POSTGRES -> platform.database().kill();
      case STOP_POSTGRES -> platform.database().stop();
      case KILL_TRINO -> note = platform.reader().killInQuery();
      case RESET -> platform.proxy().resetAll();
      case DISK_FULL -> platform.disk().fill();
      case CUT -> {
        return new Interference.Reset();
      }
      case DELAY -> {
        return new Interference.Delay(Duration.ofMillis(DELAY_MS));
      }
    }
    return new Interference.Pass();
  }

  /**
   * The held commit of a stopped TaskManager comes after its successor has committed to the same
   * table: then the stopped one wakes up, with a commit under way that is out of date.
   */
  private void outlive(JvmProcess stopped, String table) {
    int before = commits.answered(table);
    long end = System.currentTimeMillis() + ZOMBIE_WAIT_MS;
    while (commits.answered(table) == before && System.currentTimeMillis() < end) {
      Signals.sleep(100);
    }
    note =
        commits.answered(table) > before
            ? "the successor had committed"
            : "the successor had not committed";
    stopped.goOn();
  }

  /** Repairs the damage. */
  void heal() {
    Job job = platform.job();
    switch (plan.fault()) {
      case KILL_TASKMANAGER -> {
        Signals.sleep(plan.holdMs());
        job.startTaskManager();
      }
      case KILL_JOBMANAGER -> {
        Signals.sleep(plan.holdMs());
        job.startJobManager();
      }
      case KILL_FLINK -> {
        Signals.sleep(plan.holdMs());
        job.startJobManager();
        job.startTaskManager();
      }
      case STOP_TASKMANAGER -> {
        Signals.sleep(STOPPED_MS);
        job.wakeReplaced();
      }
      case STOP_JOBMANAGER -> {
        Signals.sleep(STOPPED_MS);
        job.jobManager().goOn();
      }
      case KILL_KAFKA -> {
        Signals.sleep(plan.holdMs());
        platform.kafka().restart();
      }
      case STOP_KAFKA -> {
        Signals.sleep(STOPPED_MS);
        Signals.send("CONT", platform.kafka().pid());
      }
      case KILL_POSTGRES -> {
        Signals.sleep(plan.holdMs());
        platform.database().restart();
        platform.proxy().forwardTo(platform.database().port());
      }
      case STOP_POSTGRES -> {
        Signals.sleep(STOPPED_MS);
        platform.database().goOn();
      }
      case KILL_TRINO -> {
        Signals.sleep(plan.holdMs());
        platform.reader().restart();
      }
      case DISK_FULL -> {
        Signals.sleep(FULL_MS);
        platform.disk().free();
      }
      case CORRUPT_CHECKPOINT -> corrupt();
      case CUT, RESET, DELAY -> {
        // it heals by itself
      }
    }
  }

  /**
   * The newest checkpoint does not read back. The job either goes on from an older one or refuses
   * to start; where it refuses, the checkpoint is brought back, as from a backup.
   */
  private void corrupt() {
    Job job = platform.job();
    Optional<Path> newest = newestMetadata();
    if (newest.isEmpty()) {
      note = "there was no checkpoint";
      job.startJobManager();
      job.startTaskManager();
      return;
    }
    try {
      byte[] whole = Files.readAllBytes(newest.get());
      Files.write(newest.get(), Arrays.copyOf(whole, whole.length / 2));
      job.startJobManager();
      job.startTaskManager();
      long end = System.currentTimeMillis() + REFUSAL_WAIT_MS;
      while (!job.runs() && job.jobManager().isAlive() && System.currentTimeMillis() < end) {
        Signals.sleep(200);
      }
      if (job.runs()) {
        note = "it went on from an older checkpoint";
        return;
      }
      note = job.jobManager().isAlive() ? "it did not start in time" : "it refused to start";
      job.jobManager().kill();
      Files.write(newest.get(), whole);
      job.startJobManager();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> newestMetadata() {
    try (Stream<Path> files = Files.walk(platform.checkpoints())) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparing(Strike::number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Path metadata) {
    String folder = metadata.getName(metadata.getNameCount() - 2).toString();
    return Long.parseLong(folder.substring(folder.indexOf('-') + 1));
  }

  /** Whether the damage can be done here at all. */
  Optional<String> obstacle() {
    return plan.fault() == Fault.DISK_FULL && !platform.disk().isSmall()
        ? Optional.of("this user may not mount a small file system")
        : Optional.empty();
  }

  /** The moment of a commit at which it is done, if it is one. */
  Optional<Moment> moment() {
    return plan.point().moment();
  }
}
