package io.loopledger.streaming.job;

import io.loopledger.streaming.lake.CommitListener;
import io.loopledger.streaming.lineage.LineageRun;
import io.loopledger.streaming.metrics.JobMetric;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/** Tells that rows have become visible, once a minute at most. */
final class LineageCommits implements CommitListener {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final LineageRun run;
  private final Counter failures;
  private final LongSupplier nanoClock;
  private long lastNanos;
  private boolean wasTold;

  LineageCommits(LineageRun run, Counter failures, LongSupplier nanoClock) {
    this.run = run;
    this.failures = failures;
    this.nanoClock = nanoClock;
  }

  /** Listeners for a run; nobody where nobody is told. */
  static CommitListener.Maker of(LineageRun run) {
    return operator -> {
      Counter failures = JobMetric.LINEAGE_FAILURES.counter(operator);
      return run.isTold() ? new LineageCommits(run, failures, System::nanoTime) : () -> {};
    };
  }

  @Override
  public void committed() {
    long now = nanoClock.getAsLong();
    if (wasTold && now - lastNanos < EVERY.toNanos()) {
      return;
    }
    wasTold = true;
    lastNanos = now;
    if (!run.runs()) {
      failures.inc();
    }
  }
}
