package io.loopledger.ingest.examples;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.collector.Collector;
import io.loopledger.ingest.collector.CollectorConfig;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The real collector, started with a configuration file as the platform writes it. */
final class RunningCollector implements AutoCloseable {
  private final Collector collector;
  private final ApiKeys keys;

  private RunningCollector(Collector collector, ApiKeys keys) {
    this.collector = collector;
    this.keys = keys;
  }

  static RunningCollector start(Path folder, TestKafka kafka, TestPostgres postgres)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    String url = postgres.jdbcUrl("application");
    Path password = Files.writeString(folder.resolve("password"), "not asked for");
    Path brandKeys = folder.resolve("brand-keys");
    Path settings =
        Files.write(
            folder.resolve("collector.properties"),
            List.of(
                "server.port=0",
                "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "application-db.url=" + url,
                "application-db.user=" + TestPostgres.USER,
                "application-db.password-file=" + password,
                "brand-keys.dir=" + brandKeys,
                "pseudonym-key.file=" + folder.resolve("pseudonym.key")));
    Collector collector = Collector.start(CollectorConfig.read(settings));
    ApiKeys keys =
        ApiKeys.open(
            () -> DriverManager.getConnection(url), BrandKeys.in(brandKeys), Clock.systemUTC());
    return new RunningCollector(collector, keys);
  }

  String address() {
    return "http://127.0.0.1:" + collector.port();
  }

  /** A key for a source and a brand, as {@code ./loopledger keys create} makes it. */
  ApiKeys.Created key(String source, String brand, Signing signing) throws SQLException {
    return keys.create("examples", source, Set.of(brand), signing == Signing.REQUIRED);
  }

  /** Whether the requests under a key are signed. */
  enum Signing {
    NONE,
    REQUIRED
  }

  @Override
  public void close() {
    collector.close();
  }
}
