package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.process.JvmIdentity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import io.loopledger.local.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Apache Kafka: one node that is broker and controller. */
public final class KafkaService implements Service {
  private static final long PROBE_SECONDS = 3;

  private final ServiceContext context;

  public KafkaService(ServiceContext context) {
    this.context = context;
  }

  @Override
  public ServiceName name() {
    return ServiceName.KAFKA;
  }

  @Override
  public String title() {
    return "Apache Kafka: the events on their way";
  }

  @Override
  public String address() {
    return Loopback.address(bound().kafka());
  }

  @Override
  public Identity identity() {
    return jvmIdentity();
  }

  @Override
  public List<PortUse> ports() {
    return List.of(
        new PortUse(Setting.KAFKA_PORT, bound().kafka()),
        new PortUse(Setting.KAFKA_CONTROLLER_PORT, bound().kafkaController()));
  }

  @Override
  public void prepare() {
    context.writeConfiguration(configuration(), KafkaConfiguration.lines(bound(), data()));
    if (!Files.exists(data().resolve("meta.properties"))) {
      // Also after an interrupted format: a log folder without this file never held an event.
      Deletion.tree(data());
      format();
    }
  }

  private void format() {
    List<String> arguments =
        List.of(
            "format",
            "--standalone",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            configuration().toString());
    List<String> marks = jvmIdentity().marks();
    java(marks, List.of("-Xmx128m"), "kafka.tools.StorageTool", arguments).run();
  }

  @Override
  public void launch() {
    List<String> options = new ArrayList<>(List.of("-Xmx" + context.settings().memory().kafka()));
    options.addAll(List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"));
    options.add("-Dkafka.logs.dir=" + context.home().log());
    List<String> arguments = List.of(configuration().toString());
    java(jvmIdentity().marks(bound().kafka()), options, "kafka.Kafka", arguments).detached();
  }

  private io.loopledger.local.process.Launch java(
      List<String> marks, List<String> options, String mainClass, List<String> arguments) {
    Path lib = context.project().dist(name()).resolve("lib");
    return context.java(
        new JvmCommand(name(), marks, options, lib, mainClass, arguments), Map.of());
  }

  @Override
  public Optional<String> obstacle() {
    if (!Reachability.answers(bound().kafka())) {
      return Optional.of("the port is still closed");
    }
    try (Admin admin = Admin.create(KafkaConfiguration.client(address()))) {
      int nodes = admin.describeCluster().nodes().get(PROBE_SECONDS, TimeUnit.SECONDS).size();
      return nodes == 1 ? Optional.empty() : Optional.of("the broker has not joined yet");
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private JvmIdentity jvmIdentity() {
    return context.jvmIdentity(name());
  }

  private Settings.Ports bound() {
    return context.settings().ports();
  }

  private Path configuration() {
    return context.runFolder(name()).resolve("kafka.properties");
  }

  private Path data() {
    return context.home().data(name()).resolve("data");
  }
}
