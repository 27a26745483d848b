package io.loopledger.chaos.run;

import io.loopledger.chaos.check.Checker;
import io.loopledger.chaos.check.Invariant;
import io.loopledger.chaos.check.TableReader;
import io.loopledger.chaos.check.TopicReader;
import io.loopledger.chaos.check.Topics;
import io.loopledger.chaos.check.Violation;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One round: send, strike, heal, wait until the job has caught up, check. */
final class Round {
  private static final long FEED_MS = 7_000;
  private static final long TRAP_MS = 300_000;
  private static final long START_MS = 300_000;
  private static final long STUCK_MS = 300_000;
  private static final long POLL_MS = 300;

  private final Platform platform;
  private final Feeder feeder;
  private final Commits commits;
  private final Consumer<String> screen;

  Round(Platform platform, Feeder feeder, Commits commits, Consumer<String> screen) {
    this.platform = platform;
    this.feeder = feeder;
    this.commits = commits;
    this.screen = screen;
  }

  RoundResult run(int number, Plan plan, List<ProducerRecord<byte[], byte[]>> records) {
    long begin = System.currentTimeMillis();
    Strike strike = new Strike(platform, plan, commits);
    awaitRunning();
    if (plan.fault() == Fault.KILL_TRINO) {
      platform.reader().awaitAnswer();
    }
    List<ProducerRecord<byte[], byte[]>> rest = feeder.transactions(records);
    CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feeder.send(rest, FEED_MS));
    String hit = strike.obstacle().map(why -> "").orElseGet(() -> strike(strike, plan));
    String note = strike.obstacle().map(why -> "left out: " + why).orElseGet(strike::note);
    try {
      feeding.join();
    } catch (CompletionException e) {
      note += " " + e.getCause();
    }
    List<Violation> violations = new ArrayList<>();
    TopicReader topicReader = new TopicReader(platform.kafka().bootstrapServers());
    awaitCaughtUp(topicReader.count(), violations);
    platform.job().endReplaced();
    Topics topics = topicReader.read(feeder.acknowledged());
    Checker.Result result;
    try (Lake lake = platform.lake()) {
      result = new Checker(platform.references()).check(TableReader.read(lake), topics);
    }
    violations.addAll(result.violations());
    if (plan.fault() == Fault.KILL_TRINO) {
      violations.addAll(platform.reader().violations(result));
      platform.endReader();
    }
    return new RoundResult(
        number,
        plan,
        hit,
        note,
        result.records(),
        result.entries(),
        (System.currentTimeMillis() - begin) / 1_000,
        violations);
  }

  private void awaitRunning() {
    long end = System.currentTimeMillis() + START_MS;
    while (!platform.job().runs() || platform.job().checkpoint() == 0) {
      platform.job().supervise();
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException(
            "the job does not run; see " + platform.job().log("jobmanager"));
      }
      Signals.sleep(POLL_MS);
    }
  }

  /** Strikes and heals; returns what was hit. */
  private String strike(Strike strike, Plan plan) {
    String hit;
    if (strike.moment().isPresent()) {
      commits.trap(
          strike.moment().get(), plan.point().table(), plan.skip(), table -> strike.now(table));
      boolean sprung = commits.awaitSprung(TRAP_MS);
      commits.clear();
      if (!sprung) {
        return "";
      }
      hit = "a commit of " + plan.point().table();
    } else {
      if (plan.point().onCheckpoint()) {
        awaitCheckpointFolder();
      } else {
        Signals.sleep(plan.afterMs());
      }
      int running = commits.running();
      long waiting = feeder.acknowledged().size() - handled();
      strike.now("");
      hit =
          running > 0
              ? running + " running commits"
              : waiting > 0 ? waiting + " records on their way" : "";
    }
    screen.accept("struck, met %s; healing".formatted(hit.isEmpty() ? "nothing" : hit));
    strike.heal();
    commits.forgetRunning();
    return hit;
  }

  /** Rows that say what became of a record; -1 where nobody can tell. */
  private long handled() {
    try (Lake lake = platform.lake()) {
      return lake.head(RawEventsTable.DEFINITION).rows()
          + lake.head(RejectionsTable.DEFINITION).rows();
    } catch (RuntimeException unknown) {
      return -1;
    }
  }

  /** A folder of a checkpoint appears before the checkpoint is complete. */
  private void awaitCheckpointFolder() {
    Set<Path> known = new HashSet<>(checkpointFolders());
    // a few pass first, so that rows are under way
    Signals.sleep(2_000);
    known.addAll(checkpointFolders());
    long end = System.currentTimeMillis() + TRAP_MS;
    while (System.currentTimeMillis() < end) {
      for (Path folder : checkpointFolders()) {
        if (!known.contains(folder) && !Files.exists(folder.resolve("_metadata"))) {
          return;
        }
        known.add(folder);
      }
    }
  }

  private List<Path> checkpointFolders() {
    try (Stream<Path> jobs = Files.list(platform.checkpoints())) {
      List<Path> found = new ArrayList<>();
      for (Path job : jobs.filter(Files::isDirectory).toList()) {
        try (Stream<Path> folders = Files.list(job)) {
          folders.filter(f -> f.getFileName().toString().startsWith("chk-")).forEach(found::add);
        }
      }
      return found;
    } catch (IOException | java.io.UncheckedIOException beingDeleted) {
      return List.of();
    }
  }

  /**
   * Until every record has a row, and two more checkpoints are complete: the commits of the tables
   * follow one another, and are done when the next checkpoint but one is.
   */
  private void awaitCaughtUp(long records, List<Violation> violations) {
    long progressed = System.currentTimeMillis();
    long seen = -1;
    long settled = -1;
    while (true) {
      platform.job().supervise();
      long handled = handled();
      if (handled != seen) {
        seen = handled;
        settled = -1;
        progressed = System.currentTimeMillis();
        screen.accept("the lake accounts for %,d of %,d records".formatted(handled, records));
      }
      if (handled >= records && platform.job().runs()) {
        long checkpoint = platform.job().checkpoint();
        if (settled < 0 || checkpoint < settled - 2) {
          settled = checkpoint + 2;
        }
        if (checkpoint >= settled) {
          return;
        }
      }
      if (System.currentTimeMillis() - progressed > STUCK_MS) {
        violations.add(
            new Violation(
                Invariant.RECEIVED,
                "the job after " + STUCK_MS / 1_000 + " s without progress",
                handled + " records accounted for",
                records + " received"));
        return;
      }
      Signals.sleep(POLL_MS);
    }
  }
}
