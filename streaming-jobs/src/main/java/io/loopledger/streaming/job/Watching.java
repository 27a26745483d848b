package io.loopledger.streaming.job;

import java.util.OptionalInt;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * How the job is watched.
 *
 * @param metricsPort {@code metrics.port}: loopback port where Prometheus reads the metrics, in one
 *     JVM; a cluster has a reporter of its own. Without it nobody reads them.
 */
public record Watching(OptionalInt metricsPort) {
  /** Nobody watches. */
  public static final Watching NOBODY = new Watching(OptionalInt.empty());

  static final Set<String> KEYS = Set.of("metrics.port");

  private static final String REPORTER = "prom";

  /** What names a run of a task and not the task: it would make new series at every restart. */
  private static final String UNBOUNDED =
      "host;tm_id;job_id;task_id;task_attempt_id;task_attempt_num;operator_id;task_name";

  static Watching of(PostingJobConfig.Keys keys) {
    return new Watching(keys.optionalPort("metrics.port"));
  }

  /** Flink's own settings for the metrics. */
  void set(Configuration flink) {
    metricsPort.ifPresent(
        port -> {
          flink.set(MetricOptions.REPORTERS_LIST, REPORTER);
          Configuration reporter = MetricOptions.forReporter(flink, REPORTER);
          reporter.set(
              MetricOptions.REPORTER_FACTORY_CLASS,
              "org.apache.flink.metrics.prometheus.LoopbackPrometheusReporterFactory");
          reporter.set(MetricOptions.REPORTER_EXCLUDED_VARIABLES, UNBOUNDED);
          flink.setString("metrics.reporter.%s.port".formatted(REPORTER), Integer.toString(port));
        });
  }
}
