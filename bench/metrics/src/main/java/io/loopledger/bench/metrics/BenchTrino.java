package io.loopledger.bench.metrics;

import io.loopledger.local.service.TrinoTuning;
import io.loopledger.testservers.FreePorts;
import io.loopledger.testservers.Guardian;
import io.loopledger.testservers.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product's Trino with the product's settings, and a catalog for each lake. */
public final class BenchTrino implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Guardian guardian;
  private final int port;

  private BenchTrino(Process process, int port) {
    this.process = process;
    this.guardian = Guardian.of(process.pid(), "KILL");
    this.port = port;
  }

  /**
   * A lake to be asked.
   *
   * @param name of its catalog in Trino
   * @param url of its catalog's database
   * @param warehouse where its files are, as {@code file:///...}
   */
  public record Place(String name, String url, String warehouse) {}

  /**
   * How it is run.
   *
   * @param heap as {@code -Xmx} wants it
   * @param server lines of {@code config.properties}, over the product's
   * @param lake lines of each catalog, over the product's
   */
  public record Setup(String heap, List<String> server, List<String> lake) {
    public Setup {
      server = List.copyOf(server);
      lake = List.copyOf(lake);
    }
  }

  /**
   * Starts it; returns when it answers.
   *
   * @param folder for its settings, data and log
   * @param dist the assembly of the server
   */
  public static BenchTrino start(Path folder, Path dist, List<Place> lakes, Setup setup)
      throws IOException, InterruptedException {
    int port = FreePorts.next();
    Files.createDirectories(folder.resolve("etc/catalog"));
    List<String> server =
        new ArrayList<>(
            List.of(
                "coordinator=true",
                "node-scheduler.include-coordinator=true",
                "http-server.http.port=" + port,
                "discovery.uri=http://127.0.0.1:" + port,
                "plugin.dir=" + dist.resolve("plugin")));
    Files.write(
        folder.resolve("etc/config.properties"),
        with(server, TrinoTuning.server(), setup.server()));
    Files.write(
        folder.resolve("etc/log.properties"), List.of("io.trino=WARN", "org.apache.iceberg=WARN"));
    for (Place lake : lakes) {
      Files.write(
          folder.resolve("etc/catalog/%s.properties".formatted(lake.name())),
          with(catalog(lake), TrinoTuning.lake(), setup.lake()));
    }
    BenchTrino trino = new BenchTrino(launch(folder, dist, setup.heap()), port);
    trino.awaitAnswer(lakes.getFirst());
    return trino;
  }

  /** Of lines for one key the last holds. */
  private static List<String> with(List<String> lines, List<String> product, List<String> over) {
    List<String> all = new ArrayList<>(lines);
    for (List<String> more : List.of(product, over)) {
      for (String line : more) {
        String key = line.substring(0, line.indexOf('=') + 1);
        all.removeIf(given -> given.startsWith(key));
        all.add(line);
      }
    }
    return all;
  }

  private static List<String> catalog(Place lake) {
    return List.of(
        "connector.name=iceberg",
        "iceberg.catalog.type=jdbc",
        "iceberg.jdbc-catalog.catalog-name=lake",
        "iceberg.jdbc-catalog.driver-class=org.postgresql.Driver",
        "iceberg.jdbc-catalog.connection-url=" + lake.url(),
        "iceberg.jdbc-catalog.connection-user=" + TestPostgres.USER,
        "iceberg.jdbc-catalog.connection-password=unused",
        "iceberg.jdbc-catalog.default-warehouse-dir=" + lake.warehouse(),
        "iceberg.jdbc-catalog.schema-version=V1",
        "fs.native-local.enabled=true",
        "local.location=/");
  }

  private static Process launch(Path folder, Path dist, String heap) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(TrinoTuning.jvmOptions());
    command.addAll(
        List.of(
            "-Dconfig=etc/config.properties",
            "-Dlog.levels-file=etc/log.properties",
            "-Dnode.environment=bench",
            "-Dnode.id=bench-1",
            "-Dnode.internal-address=127.0.0.1",
            "-Dnode.bind-ip=127.0.0.1",
            "-Dnode.data-dir=" + folder.resolve("data"),
            "-cp",
            dist.resolve("lib") + File.separator + "*",
            "io.trino.server.LoopledgerTrinoServer"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(folder.resolve("trino.log").toFile()))
        .start();
  }

  private void awaitAnswer(Place lake) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Connection connection = connect(lake.name());
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        return;
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
    throw new IllegalStateException("Trino does not answer; see its trino.log");
  }

  /** A connection to the catalog of a lake. */
  public Connection connect(String lake) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:trino://127.0.0.1:%d/%s?user=bench".formatted(port, lake));
  }

  /** CPU seconds of the server so far. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Returns when it is gone: nothing is written to its folder any more. */
  @Override
  public void close() {
    guardian.close();
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
