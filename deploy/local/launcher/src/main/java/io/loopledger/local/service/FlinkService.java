package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flink with the posting job, in one JVM. */
public final class FlinkService implements Service {
  private static final String MAIN_CLASS = "io.loopledger.streaming.PostingJobMain";

  private final ServiceContext context;

  public FlinkService(ServiceContext context) {
    this.context = context;
  }

  @Override
  public ServiceName name() {
    return ServiceName.FLINK;
  }

  @Override
  public String title() {
    return "Apache Flink: posts events to the two ledgers";
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
    return List.of(new PortUse(Setting.FLINK_PORT, port()));
  }

  @Override
  public void prepare() {
    PostgresDatabases databases = new PostgresDatabases(context);
    String secret = PostgresDatabases.secret(PostgresDatabases.CATALOG);
    Map<String, String> properties =
        Map.of(
            "kafka.bootstrap-servers", Loopback.address(context.settings().ports().kafka()),
            "catalog.uri", databases.url(PostgresDatabases.CATALOG),
            "catalog.user", PostgresDatabases.CATALOG,
            "catalog.password-file", context.secrets().file(secret).toString(),
            "lake.warehouse", Home.location(context.home().warehouse()),
            "checkpoint.dir", Home.location(context.home().data(name()).resolve("checkpoints")),
            "reference.dir", context.home().reference().toString(),
            "brand-keys.dir", new Doors(context).brandKeysFolder().toString(),
            "rest.port", Integer.toString(port()),
            "commit-interval", context.settings().commitInterval().toMillis() + "ms");
    List<String> lines =
        properties.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
            .sorted()
            .toList();
    context.writeConfiguration(configuration(), lines);
  }

  @Override
  public void launch() {
    List<String> options =
        List.of(
            "-Xmx" + context.settings().memory().flink(),
            "-XX:+ExitOnOutOfMemoryError",
            // Flink's serializers look into these packages of the JDK.
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    Path lib = context.project().dist(name()).resolve("lib");
    List<String> marks = context.jvmIdentity(name()).marks(port());
    List<String> arguments = List.of(configuration().toString());
    context
        .java(new JvmCommand(name(), marks, options, lib, MAIN_CLASS, arguments), Map.of())
        .detached();
  }

  @Override
  public Optional<String> obstacle() {
    return new FlinkJobs(port()).obstacle();
  }

  private int port() {
    return context.settings().ports().flink();
  }

  private Path configuration() {
    return context.home().run().resolve("posting-job.properties");
  }
}
