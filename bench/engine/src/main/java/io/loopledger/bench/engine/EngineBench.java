package io.loopledger.bench.engine;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events a second through {@link SubjectLedger#accept} on one core: whole life cycles, in order or
 * with one event in ten late. Every unit begins anew in each invocation; events of many units are
 * interleaved as a topic would bring them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class EngineBench {
  private static final int UNITS = 2_000;
  private static final int EVENTS = UNITS * LifeCycles.EVENTS;
  private static final long SEED = 42;

  /** How many of the events come late, in percent. */
  @Param({"0", "10"})
  public int latePercent;

  private List<PinnedEvent> arrivals = List.of();
  private int[] unitOf = {};
  private SubjectLedger ledger = ledger(ReferenceData.builtIn());

  /** Makes the events. */
  @Setup
  public void prepare() throws IOException {
    ReferenceLog log = ReferenceLog.open(Files.createTempDirectory("bench-reference"));
    log.publishRules(RuleSets.NEWEST);
    long version = log.publish(brand());
    ledger = ledger(log.latest());
    Random random = new Random(SEED);
    List<List<PinnedEvent>> lives = new ArrayList<>();
    for (int unit = 0; unit < UNITS; unit++) {
      var life = LifeCycles.unit(unit);
      lives.add(
          (latePercent == 0 ? life : LifeCycles.displaced(life, random))
              .stream().map(event -> new PinnedEvent(event, version)).toList());
    }
    arrivals = new ArrayList<>(EVENTS);
    unitOf = new int[EVENTS];
    for (int i = 0; i < LifeCycles.EVENTS; i++) {
      for (int unit = 0; unit < UNITS; unit++) {
        unitOf[arrivals.size()] = unit;
        arrivals.add(lives.get(unit).get(i));
      }
    }
  }

  /** All events once. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long accept() {
    SubjectHistory[] histories = new SubjectHistory[UNITS];
    Arrays.fill(histories, SubjectHistory.EMPTY);
    long postings = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      int unit = unitOf[i];
      Answer answer = ledger.accept(histories[unit], arrivals.get(i));
      if (!(answer instanceof Answer.Accepted accepted)) {
        throw new IllegalStateException("not accepted: " + answer);
      }
      histories[unit] = accepted.history();
      postings += accepted.difference().size();
    }
    return postings;
  }

  static Brand brand() {
    return new Brand(
        "bench",
        "bench",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        new Brand.Policies(Brand.Policies.EU, "never", "ecb-latest-published"),
        List.of(new Programme("loop", "RESTART", 2)));
  }

  static SubjectLedger ledger(ReferenceData data) {
    return new SubjectLedger(new PostingEngine(Chart.builtIn(), version -> data), 1_000);
  }
}
