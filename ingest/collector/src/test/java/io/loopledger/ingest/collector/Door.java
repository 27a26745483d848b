package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A collector with real servers behind it. */
final class Door implements AutoCloseable {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  final TestKafka kafka;
  final TestPostgres postgres;
  final ApiKeys keys;
  private final CollectorConfig config;
  final Collector collector;
  final String token;
  final Described described;

  private Door(
      TestKafka kafka,
      TestPostgres postgres,
      ApiKeys keys,
      CollectorConfig config,
      Collector collector,
      String token)
      throws IOException {
    this.config = config;
    this.kafka = kafka;
    this.postgres = postgres;
    this.keys = keys;
    this.collector = collector;
    this.token = token;
    this.described = new Described(description());
  }

  static Door open(Path folder, Limits limits, Duration patience) throws IOException, SQLException {
    return open(folder, limits, patience, Optional.empty());
  }

  static Door open(Path folder, Limits limits, Duration patience, Optional<Path> webhooks)
      throws IOException, SQLException {
    TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
    kafka.createTopics(Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
    TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
    postgres.createDatabase("application");
    String url = postgres.jdbcUrl("application");
    Path password = Files.writeString(folder.resolve("password"), "unused");
    BrandKeys brandKeys = BrandKeys.in(folder.resolve("brand-keys"));
    ApiKeys keys =
        ApiKeys.open(() -> DriverManager.getConnection(url), brandKeys, Clock.systemUTC());
    String token = keys.create("test", "/shop", Set.of("acme"), false).token();
    CollectorConfig config =
        new CollectorConfig(
            "127.0.0.1",
            0,
            Optional.empty(),
            kafka.bootstrapServers(),
            patience,
            url,
            "postgres",
            password,
            folder.resolve("brand-keys"),
            folder.resolve("pseudonym.key"),
            limits,
            webhooks);
    return new Door(kafka, postgres, keys, config, Collector.start(config), token);
  }

  /** Another collector with the same servers behind it, that speaks TLS alone. */
  Collector startWith(CollectorConfig.Tls tls) {
    return Collector.start(
        new CollectorConfig(
            config.address(),
            0,
            Optional.of(tls),
            config.bootstrapServers(),
            config.patience(),
            config.databaseUrl(),
            config.databaseUser(),
            config.databasePasswordFile(),
            config.brandKeys(),
            config.pseudonymKey(),
            config.limits(),
            config.webhooks()));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(collector.port(), path));
  }

  HttpResponse<String> batch(String body) throws IOException, InterruptedException {
    return post("application/cloudevents-batch+json", body.getBytes(UTF_8));
  }

  HttpResponse<String> single(String body) throws IOException, InterruptedException {
    return post("application/cloudevents+json", body.getBytes(UTF_8));
  }

  HttpResponse<String> post(String contentType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/events"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", contentType)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return described(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return described(
        HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString()));
  }

  /** Every answer in these tests must be as the door describes it. */
  private HttpResponse<String> described(HttpResponse<String> answer) {
    described.check(answer);
    return answer;
  }

  private String description() throws IOException {
    try (var in = uri("/v1/openapi.json").toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  HttpResponse<String> pseudonyms(String body) throws IOException, InterruptedException {
    return described(
        HTTP.send(
            HttpRequest.newBuilder(uri("/v1/pseudonyms"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  /** An answer may arrive a moment before its request's memory is given back. */
  void awaitNoBytesInFlight() throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!get("/metrics").body().contains("loopledger_door_bytes_in_flight 0.0")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("requests are answered, but their memory is not given back");
      }
      Thread.sleep(20);
    }
  }

  /** What a counter of events stands at, over all its labels. */
  long counted(String name) throws IOException, InterruptedException {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("loopledger_door_events_%s_total".formatted(name)))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  static String sold(String id, long quantity) {
    return """
        {"specversion":"1.0","id":"%s","source":"/shop/web","type":"io.loopledger.ProductSold",
         "subject":"line:acme/%s","time":"2026-11-01T10:30:00+01:00",
         "data":{"brand":"acme","customer":"C-PLAIN-1","quantity":%d,
                 "unit_price":{"amount":"12.50","currency":"EUR"}}}"""
        .formatted(id, id, quantity);
  }

  @Override
  public void close() {
    collector.close();
    kafka.close();
    postgres.close();
  }
}
