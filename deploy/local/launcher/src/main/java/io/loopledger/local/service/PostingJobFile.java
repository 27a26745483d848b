package io.loopledger.local.service;

import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The posting job's configuration: the same however Flink runs, and the same checkpoints. */
record PostingJobFile(ServiceContext context) {
  Path path() {
    return context.home().run().resolve("posting-job.properties");
  }

  void write() {
    PostgresDatabases databases = new PostgresDatabases(context);
    String secret = PostgresDatabases.secret(PostgresDatabases.CATALOG);
    Path checkpoints = context.home().data(ServiceName.FLINK).resolve("checkpoints");
    Settings.Posting posting = context.settings().posting();
    Map<String, String> properties = new HashMap<>(lineage());
    properties.put("metrics.port", Integer.toString(context.settings().ports().flinkMetrics()));
    properties.putAll(
        Map.of(
            "kafka.bootstrap-servers", Loopback.address(context.settings().ports().kafka()),
            "catalog.uri", databases.url(PostgresDatabases.CATALOG),
            "catalog.user", PostgresDatabases.CATALOG,
            "catalog.password-file", context.secrets().file(secret).toString(),
            "lake.warehouse", Home.location(context.home().warehouse()),
            "checkpoint.dir", Home.location(checkpoints),
            "reference.dir", context.home().reference().toString(),
            "brand-keys.dir", new Doors(context).brandKeysFolder().toString(),
            "rest.port", Integer.toString(context.settings().ports().flink())));
    properties.put("profile", posting.profile());
    properties.put("state-backend", posting.stateBackend());
    posting
        .commitInterval()
        .ifPresent(interval -> properties.put("commit-interval", interval.toMillis() + "ms"));
    context.writeProperties(path(), properties);
  }

  private Map<String, String> lineage() {
    String lineage = context.settings().lineage();
    if ("none".equals(lineage)) {
      return Map.of();
    }
    return lineage.startsWith("http")
        ? Map.of("lineage.url", lineage)
        : Map.of("lineage.file", Path.of(lineage).toAbsolutePath().toString());
  }
}
