package io.loopledger.streaming.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Every metric of the job's own, beside those of Flink, Kafka's source and Iceberg's sink: the one
 * place of their names. Names end with the unit; what counts things has none. No label holds a
 * subject, a brand or a customer.
 */
public enum JobMetric {
  /** Records taken from Kafka. */
  RECORDS_RECEIVED("records_received"),
  /** Events posted. */
  EVENTS_POSTED("events_posted"),
  /** Commands applied: rows handed to {@code ops.commands}. */
  COMMANDS_APPLIED("commands_applied"),
  /** Entries handed to {@code ledger.entries}. */
  ENTRIES_WRITTEN("entries_written"),
  /** Rows handed to {@code ops.deferred}. */
  EVENTS_DEFERRED("events_deferred"),
  /** Posted events that were not the newest of their subject, or correct one: they refold it. */
  LATE_REFOLDS("late_refolds"),
  /** Rows handed to {@code ops.rejections}; label {@code code}. */
  REJECTIONS("code_rejections"),
  /** When the newest event that was posted had come to Kafka, of this subtask. */
  NEWEST_POSTED_ARRIVAL_MS("newest_posted_arrival_ms"),
  /** When the newest event that readers of {@code raw.events} see had come to Kafka. */
  NEWEST_COMMITTED_ARRIVAL_MS("newest_committed_arrival_ms"),
  /** Now less that: how old the newest visible event is. It grows while nothing comes. */
  FRESHNESS_MS("freshness_ms"),
  /** Snapshots that the metadata of {@code raw.events} holds: upkeep expires them. */
  LAKE_SNAPSHOTS("lake_snapshots"),
  /** Looks at the lake that failed. */
  LAKE_READ_FAILURES("lake_read_failures"),
  /** Run events of OpenLineage that were not delivered. */
  LINEAGE_FAILURES("lineage_failures");

  private static final String GROUP = "loopledger";
  private static final String CODE = "code";

  private final String id;

  JobMetric(String id) {
    this.id = id;
  }

  /** The name under which Prometheus has it. */
  public String prometheusName() {
    return "flink_taskmanager_job_task_operator_%s_%s".formatted(GROUP, id);
  }

  /** Registers a counter with an operator. */
  public Counter counter(MetricGroup operator) {
    return operator.addGroup(GROUP).counter(id);
  }

  /** Registers a gauge with an operator; NaN says that there is no value yet. */
  public void gauge(MetricGroup operator, Gauge<Double> value) {
    operator.addGroup(GROUP).gauge(id, value);
  }

  /** Registers the counter of the rejections of one code. */
  public static Counter rejections(MetricGroup operator, String code) {
    String name = REJECTIONS.id.substring(CODE.length() + 1);
    return operator.addGroup(GROUP).addGroup(CODE, code).counter(name);
  }
}
