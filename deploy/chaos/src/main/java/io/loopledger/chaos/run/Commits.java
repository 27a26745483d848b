package io.loopledger.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.chaos.proxy.Commit;
import io.loopledger.chaos.proxy.CommitListener;
import io.loopledger.chaos.proxy.Interference;
import io.loopledger.chaos.proxy.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Watches the commits that pass the proxy, and strikes at one of them. */
final class Commits implements CommitListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicInteger running = new AtomicInteger();
  private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
  private final AtomicReference<Trap> trap = new AtomicReference<>();

  private static final class Trap {
    private final Moment moment;
    private final String table;
    private final AtomicInteger toPass;
    private final Function<String, Interference> strike;
    private final CountDownLatch sprung = new CountDownLatch(1);

    Trap(Moment moment, String table, int skip, Function<String, Interference> strike) {
      this.moment = moment;
      this.table = table;
      this.toPass = new AtomicInteger(skip);
      this.strike = strike;
    }
  }

  /** Commits that the proxy has and the client has no answer to. */
  int running() {
    return running.get();
  }

  /** How many commits to a table were answered so far. */
  int answered(String table) {
    return answered.computeIfAbsent(table, any -> new AtomicInteger()).get();
  }

  /** Sets a trap for a commit; it strikes once, while the commit is held. */
  void trap(Moment moment, String table, int skip, Function<String, Interference> strike) {
    trap.set(new Trap(moment, table, skip, strike));
  }

  /** Whether the trap has sprung within a time. */
  boolean awaitSprung(long millis) {
    Trap set = trap.get();
    try {
      return set == null || set.sprung.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    }
  }

  /** Takes the trap away. */
  void clear() {
    trap.set(null);
  }

  @Override
  public Interference at(Moment moment, Commit commit) {
    String table = commit.table();
    if (moment == Moment.BEFORE_FORWARD) {
      running.incrementAndGet();
    }
    if (moment == Moment.AFTER_ANSWER) {
      running.decrementAndGet();
      answered.computeIfAbsent(table, any -> new AtomicInteger()).incrementAndGet();
    }
    Trap set = trap.get();
    if (set == null || set.moment != moment || !set.table.equals(table)) {
      return new Interference.Pass();
    }
    if (addedRows(commit) == 0
        || set.toPass.getAndDecrement() > 0
        || !trap.compareAndSet(set, null)) {
      return new Interference.Pass();
    }
    try {
      Interference what = set.strike.apply(table);
      if (what instanceof Interference.Reset && moment != Moment.AFTER_ANSWER) {
        running.decrementAndGet();
      }
      return what;
    } finally {
      set.sprung.countDown();
    }
  }

  /** Rows that a commit adds, from the metadata it names; commits without rows prove nothing. */
  private static long addedRows(Commit commit) {
    try {
      JsonNode metadata = JSON.readTree(Path.of(URI.create(commit.metadataLocation())).toFile());
      long current = metadata.path("current-snapshot-id").asLong();
      for (JsonNode snapshot : metadata.path("snapshots")) {
        if (snapshot.path("snapshot-id").asLong() == current) {
          return snapshot.path("summary").path("added-records").asLong(0);
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + commit.metadataLocation(), e);
    }
  }

  /** Connections were lost in the middle: nothing runs any more. */
  void forgetRunning() {
    running.set(0);
  }
}
