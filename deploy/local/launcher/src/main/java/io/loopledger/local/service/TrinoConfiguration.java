package io.loopledger.local.service;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.TrinoLimits;
import io.loopledger.local.secrets.ServerCertificate;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trino's files, written anew at each start. They hold no secret: passwords come with the
 * environment of the process, which only its owner can read.
 */
final class TrinoConfiguration {
  private static final String CATALOG_PASSWORD = "LOOPLEDGER_CATALOG_PASSWORD";
  private static final String KEYSTORE_PASSWORD = "LOOPLEDGER_KEYSTORE_PASSWORD";
  private static final String SHARED_SECRET = "LOOPLEDGER_TRINO_SHARED_SECRET";

  private final ServiceContext context;
  private final AccessPolicy policy = AccessPolicy.builtIn();

  TrinoConfiguration(ServiceContext context) {
    this.context = context;
  }

  ServerCertificate certificate() {
    return new ServerCertificate(context.secrets(), context.log(ServiceName.TRINO));
  }

  void write() {
    write("config.properties", server());
    write("log.properties", List.of("io.trino=INFO", "org.apache.iceberg=WARN"));
    write(
        "password-authenticator.properties",
        List.of(
            "password-authenticator.name=loopledger-file",
            "loopledger.file=" + users().passwordFile()));
    write(
        "group-provider.properties",
        List.of("group-provider.name=loopledger-file", "loopledger.file=" + users().groupFile()));
    write(
        "access-control.properties",
        List.of(
            "access-control.name=file",
            "security.config-file=" + TrinoAccess.rules(context),
            "security.refresh-period=" + TrinoAccess.REFRESH.toSeconds() + "s"));
    write(
        "view-readers.properties",
        named("access-control.name=loopledger-view-readers", TrinoLimits.views(policy)));
    write(
        "resource-groups.properties",
        named(
            "resource-groups.configuration-manager=loopledger-roles",
            TrinoLimits.groups(policy, memoryForQueries())));
    write("catalog/lake.properties", lake());
    // Generated tables without data: what an import of TPC-DS is compared with.
    write("catalog/tpcds.properties", List.of("connector.name=tpcds"));
  }

  Map<String, String> environment() {
    String catalogSecret = PostgresDatabases.secret(PostgresDatabases.CATALOG);
    return Map.of(
        CATALOG_PASSWORD, context.secrets().read(catalogSecret),
        KEYSTORE_PASSWORD, certificate().password(),
        SHARED_SECRET, context.secrets().readOrCreate("trino/shared-secret"));
  }

  List<String> jvmOptions() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + context.settings().memory().trino());
    options.addAll(TrinoTuning.jvmOptions());
    options.add("-Dconfig=" + folder().resolve("config.properties"));
    options.add("-Dlog.levels-file=" + folder().resolve("log.properties"));
    options.add("-Dnode.environment=loopledger");
    options.add("-Dnode.id=loopledger-1");
    options.add("-Dnode.data-dir=" + context.home().data(ServiceName.TRINO));
    options.add("-Dnode.internal-address=" + Loopback.HOST);
    options.add("-Dnode.bind-ip=" + Loopback.HOST);
    return options;
  }

  private List<String> server() {
    Settings.Ports ports = context.settings().ports();
    return tuned(
        TrinoTuning.server(),
        "# Written at each start by Loopledger.",
        "coordinator=true",
        "node-scheduler.include-coordinator=true",
        // Plain HTTP is for Trino's talk with itself; a client's password is refused there.
        "http-server.http.port=" + ports.trinoHttp(),
        "discovery.uri=http://" + Loopback.address(ports.trinoHttp()),
        "http-server.authentication.type=PASSWORD",
        "http-server.https.enabled=true",
        "http-server.https.port=" + ports.trino(),
        "http-server.https.keystore.path=" + certificate().keystore(),
        "http-server.https.keystore.key=${ENV:" + KEYSTORE_PASSWORD + "}",
        // Both must agree; see docs/access.md.
        "access-control.config-files=%s,%s"
            .formatted(
                folder().resolve("access-control.properties"),
                folder().resolve("view-readers.properties")),
        "query.max-execution-time=" + policy.queryTime(),
        // Its pages tell every user how much all others ask.
        "web-ui.enabled=false",
        "internal-communication.shared-secret=${ENV:" + SHARED_SECRET + "}",
        "plugin.dir=" + context.project().dist(ServiceName.TRINO).resolve("plugin"));
  }

  private List<String> lake() {
    PostgresDatabases databases = new PostgresDatabases(context);
    return tuned(
        TrinoTuning.lake(),
        "connector.name=iceberg",
        "iceberg.catalog.type=jdbc",
        "iceberg.jdbc-catalog.catalog-name=lake",
        "iceberg.jdbc-catalog.driver-class=org.postgresql.Driver",
        "iceberg.jdbc-catalog.connection-url=" + databases.url(PostgresDatabases.CATALOG),
        "iceberg.jdbc-catalog.connection-user=" + PostgresDatabases.CATALOG,
        "iceberg.jdbc-catalog.connection-password=${ENV:" + CATALOG_PASSWORD + "}",
        "iceberg.jdbc-catalog.default-warehouse-dir=" + Home.location(context.home().warehouse()),
        "iceberg.jdbc-catalog.schema-version=V1",
        "fs.native-local.enabled=true",
        "local.location=/",
        // Of everybody's rows, and every plan shows them. Admin may turn them on for a session.
        "iceberg.table-statistics-enabled=false");
  }

  /** Trino keeps three tenths of its heap for what it cannot foresee. */
  private long memoryForQueries() {
    return HeapSize.bytes(context.settings().memory().trino()) / 10 * 7;
  }

  private TrinoUsers users() {
    return new TrinoUsers(context.secrets());
  }

  private static List<String> named(String name, Map<String, String> options) {
    List<String> lines = new ArrayList<>();
    lines.add(name);
    options.forEach((key, value) -> lines.add(key + "=" + value));
    return lines;
  }

  private static List<String> tuned(List<String> tuning, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.addAll(tuning);
    return all;
  }

  private void write(String name, List<String> lines) {
    context.writeConfiguration(folder().resolve(name), lines);
  }

  /** Where Trino looks for its files by itself: below its working directory. */
  private Path folder() {
    return TrinoAccess.folder(context);
  }
}
