package io.loopledger.streaming.lake;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Is told when rows have become visible. */
@FunctionalInterface
public interface CommitListener {
  /** There are rows of {@code raw.events} that were not visible before. */
  void committed();

  /** Makes the listener where the job runs. */
  @FunctionalInterface
  interface Maker extends Serializable {
    /** Nobody listens. */
    Maker NOBODY = operator -> () -> {};

    /** A listener that counts with an operator's metrics. */
    CommitListener make(MetricGroup operator);
  }
}
