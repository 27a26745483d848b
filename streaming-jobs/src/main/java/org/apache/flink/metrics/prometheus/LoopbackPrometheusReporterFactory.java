package org.apache.flink.metrics.prometheus;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter on the loopback address, at the {@code port} of its options. */
public final class LoopbackPrometheusReporterFactory implements MetricReporterFactory {
  @Override
  public MetricReporter createMetricReporter(Properties options) {
    String port = options.getProperty("port");
    if (port == null || !port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "metrics.reporter.<name>.port is '%s'; it must be a port of this machine"
              .formatted(port));
    }
    return new LoopbackPrometheusReporter(Integer.parseInt(port));
  }
}
