package io.loopledger.local.service;

import static java.util.Map.entry;

import io.loopledger.local.secrets.ServerCertificate;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import java.util.Map;

/** Where the night finds the servers; it runs in a process of its own. */
public record NightServersFile(ServiceContext context) {
  /** Writes it. */
  public void write() {
    PostgresDatabases databases = new PostgresDatabases(context);
    String catalog = PostgresDatabases.secret(PostgresDatabases.CATALOG);
    ServerCertificate certificate =
        new ServerCertificate(context.secrets(), context.log(ServiceName.TRINO));
    context.writeProperties(
        context.home().run().resolve("night-servers.properties"),
        Map.ofEntries(
            entry("kafka.bootstrap-servers", Loopback.address(context.settings().ports().kafka())),
            entry("catalog.uri", databases.url(PostgresDatabases.CATALOG)),
            entry("catalog.user", PostgresDatabases.CATALOG),
            entry("catalog.password-file", context.secrets().file(catalog).toString()),
            entry("lake.warehouse", Home.location(context.home().warehouse())),
            entry("trino.url", new TrinoConnections(context).url()),
            entry("trino.user", TrinoUsers.ADMIN),
            entry(
                "trino.password-file",
                new TrinoUsers(context.secrets()).secretFile(TrinoUsers.ADMIN).toString()),
            entry("trino.trust-store", certificate.certificate().toString()),
            entry("reference.dir", context.home().reference().toString()),
            entry("batch.uri", databases.url(PostgresDatabases.BATCH)),
            entry("batch.user", PostgresDatabases.BATCH),
            entry(
                "batch.password-file",
                context
                    .secrets()
                    .file(PostgresDatabases.secret(PostgresDatabases.BATCH))
                    .toString())));
  }
}
