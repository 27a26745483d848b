package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Flink's Prometheus reporter on the loopback address alone: Flink's own listens on every one. It
 * stands in Flink's package because the registry is visible only there.
 */
final class LoopbackPrometheusReporter extends AbstractPrometheusReporter {
  private final HTTPServer server;

  LoopbackPrometheusReporter(int port) {
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      server = new HTTPServer(new InetSocketAddress(loopback, port), registry, true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on 127.0.0.1:%d for Prometheus; set another port".formatted(port), e);
    }
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
