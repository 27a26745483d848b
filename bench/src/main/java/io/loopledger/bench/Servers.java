package io.loopledger.bench;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A broker, a database, and a collector in a process of its own. */
final class Servers implements AutoCloseable {
  final TestKafka kafka;
  final TestPostgres postgres;
  final Process collector;
  final String token;
  final URI events;

  private Servers(
      TestKafka kafka, TestPostgres postgres, Process collector, String token, URI events) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.collector = collector;
    this.token = token;
    this.events = events;
  }

  static Servers start(Path folder) throws IOException, SQLException, InterruptedException {
    TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
    kafka.createTopics(Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
    kafka.createTopics(CommandTopic.NAME);
    TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
    postgres.createDatabase("application");
    String url = postgres.jdbcUrl("application");
    String token =
        ApiKeys.open(
                () -> DriverManager.getConnection(url),
                BrandKeys.in(folder.resolve("brand-keys")),
                Clock.systemUTC())
            .create("bench", "/bench", Set.of("bench"), false)
            .token();
    int port = freePort();
    Path config =
        Files.write(
            folder.resolve("collector.properties"),
            List.of(
                "server.port=" + port,
                "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "application-db.url=" + url,
                "application-db.user=postgres",
                "application-db.password-file="
                    + Files.writeString(folder.resolve("password"), "unused"),
                "brand-keys.dir=" + folder.resolve("brand-keys"),
                "pseudonym-key.file=" + folder.resolve("pseudonym.key")));
    Process collector =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As ./loopledger up starts it, see CollectorService.
                "-Xmx384m",
                "-XX:+UseParallelGC",
                "-XX:NewRatio=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.loopledger.ingest.collector.CollectorMain",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("collector.log").toFile())
            .start();
    URI base = URI.create("http://127.0.0.1:" + port);
    awaitReady(base, collector);
    return new Servers(kafka, postgres, collector, token, base.resolve("/v1/events"));
  }

  private static void awaitReady(URI base, Process collector)
      throws InterruptedException, IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ready = HttpRequest.newBuilder(base.resolve("/health/ready")).build();
      for (int tries = 0; tries < 240 && collector.isAlive(); tries++) {
        try {
          if (client.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // Not yet listening.
        }
        Thread.sleep(250);
      }
      throw new IOException("the collector did not become ready; see collector.log");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    collector.destroy();
    kafka.close();
    postgres.close();
  }
}
