package io.loopledger.ingest.examples;

import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real collector in a JVM of its own, configured as the platform does it. */
final class CollectorProcess implements AutoCloseable {
  private static final String MAIN = "io.loopledger.ingest.collector.CollectorMain";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  /** A key as its owner gets it; the secret is empty where requests are not signed. */
  record Key(String text, String secret) {}

  private final Process process;
  private final int port;

  private CollectorProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static CollectorProcess start(Path folder, TestKafka kafka, TestPostgres postgres)
      throws IOException, InterruptedException {
    int port = freePort();
    Files.createDirectories(folder);
    Path settings = folder.resolve("collector.properties");
    Files.write(
        settings,
        List.of(
            "server.port=" + port,
            "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "application-db.url=" + postgres.jdbcUrl("application"),
            "application-db.user=" + TestPostgres.USER,
            "brand-keys.dir=" + folder.resolve("brand-keys"),
            "pseudonym-key.file=" + folder.resolve("pseudonym.key")));
    Path log = folder.resolve("collector.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    CollectorProcess collector = new CollectorProcess(process, port);
    collector.awaitReady(log);
    return collector;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/health/ready")).build();
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (process.isAlive() && System.nanoTime() < deadline) {
        try {
          if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // the port is not open yet
        }
        Thread.sleep(100);
      }
    }
    close();
    throw new IllegalStateException("the collector did not start:\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
