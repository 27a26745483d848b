package io.loopledger.streaming.job;

import io.loopledger.streaming.lineage.LineageTarget;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * How the job is watched.
 *
 * @param metricsPort {@code metrics.port}: loopback port where Prometheus reads the metrics, in one
 *     JVM; a cluster has a reporter of its own. Without it nobody reads them.
 * @param lineage {@code lineage.file}, to which run events of OpenLineage are appended, or {@code
 *     lineage.url}, to which they are posted; without them nobody is told
 */
public record Watching(OptionalInt metricsPort, LineageTarget lineage) {
  /** Nobody watches. */
  public static final Watching NOBODY =
      new Watching(OptionalInt.empty(), new LineageTarget.Nobody());

  static final Set<String> KEYS = Set.of("metrics.port", "lineage.file", "lineage.url");

  private static final String REPORTER = "prom";

  /** What names a run of a task and not the task: it would make new series at every restart. */
  private static final String UNBOUNDED =
      "host;tm_id;job_id;task_id;task_attempt_id;task_attempt_num;operator_id;task_name";

  static Watching of(PostingJobConfig.Keys keys) {
    return new Watching(keys.optionalPort("metrics.port"), lineage(keys));
  }

  private static LineageTarget lineage(PostingJobConfig.Keys keys) {
    String file = keys.optional("lineage.file");
    String url = keys.optional("lineage.url");
    if (!file.isEmpty() && !url.isEmpty()) {
      keys.problem("lineage.file and lineage.url are both set; run events go to one of them");
    }
    if (!url.isEmpty()) {
      if (!isHttp(url)) {
        keys.problem("lineage.url must be an http or https address without user and password");
      }
      return new LineageTarget.ToUrl(url);
    }
    return file.isEmpty() ? new LineageTarget.Nobody() : new LineageTarget.ToFile(file);
  }

  /** The address is logged, so it may hold no secret. */
  private static boolean isHttp(String url) {
    try {
      URI address = URI.create(url);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
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
