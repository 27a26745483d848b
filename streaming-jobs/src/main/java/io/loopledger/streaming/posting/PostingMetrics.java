package io.loopledger.streaming.posting;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.streaming.metrics.JobMetric;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what the desk said. Of one subtask, since its start: Prometheus adds up and goes on. */
final class PostingMetrics {
  private final Counter received;
  private final Counter posted;
  private final Counter commands;
  private final Counter entries;
  private final Counter deferred;
  private final Counter lateRefolds;
  private final Map<RejectionCode, Counter> rejections = new EnumMap<>(RejectionCode.class);

  /** Read by the reporter's thread; only the task's own thread writes. */
  private volatile double newestArrivalMs = Double.NaN;

  PostingMetrics(MetricGroup operator) {
    received = JobMetric.RECORDS_RECEIVED.counter(operator);
    posted = JobMetric.EVENTS_POSTED.counter(operator);
    commands = JobMetric.COMMANDS_APPLIED.counter(operator);
    entries = JobMetric.ENTRIES_WRITTEN.counter(operator);
    deferred = JobMetric.EVENTS_DEFERRED.counter(operator);
    lateRefolds = JobMetric.LATE_REFOLDS.counter(operator);
    for (RejectionCode code : RejectionCode.values()) {
      rejections.put(code, JobMetric.rejections(operator, code.name()));
    }
    JobMetric.NEWEST_POSTED_ARRIVAL_MS.gauge(operator, () -> newestArrivalMs);
  }

  /** Counts a record by what became of it. */
  void count(Outcome outcome) {
    received.inc();
    switch (outcome) {
      case Outcome.Posted event -> {
        posted.inc();
        event.waiting().ifPresent(waiting -> deferred.inc());
        if (!event.change().after().endsWithNewestEvent()) {
          lateRefolds.inc();
        }
        arrived(event.event().recordedTime().toEpochMilli());
      }
      case Outcome.Applied applied -> commands.inc();
      case Outcome.Laid laid -> deferred.inc();
      case Outcome.Rejected(var rejection) -> {
        Counter counter = rejections.get(rejection.code());
        if (counter != null) {
          counter.inc();
        }
      }
    }
  }

  /** Counts an entry that was handed out. */
  void entry() {
    entries.inc();
  }

  private void arrived(long arrivalMs) {
    if (!(newestArrivalMs >= arrivalMs)) {
      newestArrivalMs = arrivalMs;
    }
  }
}
