package io.loopledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one test Trino: its settings, log and data in one folder; its jars elsewhere. */
record TrinoFiles(Path folder, Path dist) {
  private static final int LAST_LINES = 40;

  /** Memory for a long run over much data, such as {@code 6g}; a test starts sooner with little. */
  private static final String HEAP = System.getProperty("loopledger.test-trino.heap", "");

  /**
   * @throws IllegalStateException if there is no assembly
   */
  TrinoFiles {
    if (!Files.isDirectory(dist.resolve("lib"))) {
      throw new IllegalStateException(
          "There is no Trino in %s: build deploy/local/trino first (package, with its modules)"
              .formatted(dist));
    }
  }

  Path lib() {
    return dist.resolve("lib");
  }

  Path log() {
    return folder.resolve("trino.log");
  }

  List<String> options() {
    List<String> options = new ArrayList<>();
    if (HEAP.isEmpty()) {
      options.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    } else {
      options.addAll(List.of("-Xmx" + HEAP, "-XX:+UseParallelGC"));
    }
    options.addAll(always());
    return options;
  }

  private List<String> always() {
    return List.of(
        "-XX:+EnableDynamicAgentLoading",
        "-Djdk.attach.allowAttachSelf=true",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-modules=jdk.incubator.vector",
        "-Dconfig=etc/config.properties",
        "-Dlog.levels-file=etc/log.properties",
        "-Dnode.environment=test",
        "-Dnode.id=test-1",
        "-Dnode.internal-address=127.0.0.1",
        "-Dnode.bind-ip=127.0.0.1",
        "-Dnode.data-dir=" + folder.resolve("data"));
  }

  void write(int port, TestTrino.LakePlace lake) {
    try {
      Files.createDirectories(folder.resolve("etc/catalog"));
      Files.createDirectories(folder.resolve("data"));
      Files.write(folder.resolve("etc/config.properties"), settings(port));
      Files.write(
          folder.resolve("etc/log.properties"),
          List.of("io.trino=INFO", "io.airlift=INFO", "org.apache.iceberg=WARN"));
      Files.write(folder.resolve("etc/catalog/lake.properties"), catalog(lake));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write Trino's settings to " + folder, e);
    }
  }

  private List<String> settings(int port) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "coordinator=true",
                "node-scheduler.include-coordinator=true",
                "http-server.http.port=" + port,
                "discovery.uri=http://127.0.0.1:" + port,
                // Plans of ended queries are kept for 15 minutes otherwise, and fill a small heap.
                "query.min-expire-age=5s",
                "query.max-history=5",
                "query.max-stage-count=1000",
                "plugin.dir=" + dist.resolve("plugin")));
    if (!HEAP.isEmpty()) {
      // One query at a time is asked of a test Trino.
      settings.add("query.max-memory-per-node=3GB");
    }
    return settings;
  }

  private static List<String> catalog(TestTrino.LakePlace lake) {
    return List.of(
        "connector.name=iceberg",
        "iceberg.catalog.type=jdbc",
        "iceberg.jdbc-catalog.catalog-name=" + TestTrino.CATALOG,
        "iceberg.jdbc-catalog.driver-class=org.postgresql.Driver",
        "iceberg.jdbc-catalog.connection-url=" + lake.url(),
        "iceberg.jdbc-catalog.connection-user=" + TestPostgres.USER,
        "iceberg.jdbc-catalog.connection-password=unused",
        "iceberg.jdbc-catalog.default-warehouse-dir=" + lake.warehouse(),
        "iceberg.jdbc-catalog.schema-version=V1",
        "fs.native-local.enabled=true",
        "local.location=/");
  }

  IllegalStateException failure(String what) {
    try {
      List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
      List<String> end = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return new IllegalStateException(
          "%s; the end of %s:%n%s".formatted(what, log(), String.join("\n", end)));
    } catch (IOException e) {
      return new IllegalStateException(what + "; its log cannot be read", e);
    }
  }
}
