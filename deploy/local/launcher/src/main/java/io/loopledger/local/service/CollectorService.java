package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.LogFormat;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The collector: the HTTP door for events and webhooks. */
public final class CollectorService implements Service {
  private static final String MAIN_CLASS = "io.loopledger.ingest.collector.CollectorMain";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ServiceContext context;

  public CollectorService(ServiceContext context) {
    this.context = context;
  }

  @Override
  public ServiceName name() {
    return ServiceName.COLLECTOR;
  }

  @Override
  public String title() {
    return "Collector: takes events over HTTP";
  }

  @Override
  public String address() {
    return "http://" + Loopback.address(port());
  }

  @Override
  public Identity identity() {
    return context.jvmIdentity(name());
  }

  @Override
  public List<PortUse> ports() {
    return List.of(new PortUse(Setting.COLLECTOR_PORT, port()));
  }

  @Override
  public void prepare() {
    Doors doors = new Doors(context);
    Map<String, String> properties = new HashMap<>();
    Path webhooks = context.home().webhooks();
    if (Files.isDirectory(webhooks)) {
      properties.put("webhooks.dir", webhooks.toString());
    }
    properties.putAll(
        Map.of(
            "server.address", Loopback.HOST,
            "server.port", Integer.toString(port()),
            "kafka.bootstrap-servers", Loopback.address(context.settings().ports().kafka()),
            "application-db.url", doors.databaseUrl(),
            "application-db.user", PostgresDatabases.APPLICATION,
            "application-db.password-file", doors.databasePasswordFile().toString(),
            "brand-keys.dir", doors.brandKeysFolder().toString(),
            "pseudonym-key.file", doors.pseudonymKeyFile().toString()));
    context.writeProperties(configuration(), properties);
  }

  @Override
  public void launch() {
    List<String> options =
        List.of(
            "-Xmx" + context.settings().memory().collector(),
            // G1 needs half as much CPU again for the same events (bench/README.md).
            "-XX:+UseParallelGC",
            "-XX:NewRatio=1",
            "-XX:+ExitOnOutOfMemoryError",
            // Spring's own: no format of its own is the text that it has always written.
            "-Dlogging.structured.format.console="
                + (context.settings().logFormat() == LogFormat.JSON ? "ecs" : ""),
            "-Dlogging.structured.ecs.service.name=" + name().id(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    Path lib = context.project().dist(name()).resolve("lib");
    List<String> marks = context.jvmIdentity(name()).marks(port());
    context
        .java(
            new JvmCommand(
                name(), marks, options, lib, MAIN_CLASS, List.of(configuration().toString())),
            Map.of())
        .detached();
  }

  /** Ready is when the collector itself says that Kafka and the database answer it. */
  @Override
  public Optional<String> obstacle() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address() + "/health/ready")).timeout(PATIENCE).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.empty()
          : Optional.of("not ready: " + answer.body().strip());
    } catch (IOException e) {
      return Optional.of("the port is still closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private int port() {
    return context.settings().ports().collector();
  }

  private Path configuration() {
    return context.home().run().resolve("collector.properties");
  }
}
