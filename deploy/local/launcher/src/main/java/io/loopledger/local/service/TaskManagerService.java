package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flink's TaskManager, where Flink runs as a cluster. */
public final class TaskManagerService implements Service {
  private static final String MAIN_CLASS =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  private final ServiceContext context;

  public TaskManagerService(ServiceContext context) {
    this.context = context;
  }

  @Override
  public ServiceName name() {
    return ServiceName.TASKMANAGER;
  }

  @Override
  public String title() {
    return "Apache Flink's TaskManager: runs the posting job's tasks";
  }

  @Override
  public String address() {
    return Loopback.address(port());
  }

  @Override
  public Identity identity() {
    return context.jvmIdentity(name());
  }

  @Override
  public List<PortUse> ports() {
    return List.of(
        new PortUse(Setting.TASKMANAGER_PORT, port()),
        new PortUse(
            Setting.TASKMANAGER_METRICS_PORT, context.settings().ports().taskManagerMetrics()));
  }

  @Override
  public void prepare() {
    context.writeConfiguration(
        folder("conf").resolve(FlinkConfiguration.FILE),
        FlinkConfiguration.taskManager(context.settings(), folder("tmp")));
  }

  @Override
  public void launch() {
    List<String> options = new ArrayList<>(FlinkJvm.OPTIONS);
    options.add("-Xmx" + context.settings().memory().taskManager());
    options.addAll(FlinkJvm.logging(context.settings(), name()));
    options.add(
        "-XX:MaxDirectMemorySize=%dm"
            .formatted(FlinkConfiguration.NETWORK_MB + FlinkConfiguration.OFF_HEAP_MB));
    options.add("-XX:MaxMetaspaceSize=%dm".formatted(FlinkConfiguration.METASPACE_MB));
    context
        .java(
            new JvmCommand(
                name(),
                context.jvmIdentity(name()).marks(port()),
                options,
                context.project().dist(ServiceName.FLINK).resolve("lib"),
                MAIN_CLASS,
                List.of("--configDir", folder("conf").toString())),
            Map.of())
        .detached();
  }

  /** Ready is when the JobManager knows it. */
  @Override
  public Optional<String> obstacle() {
    return Reachability.answers(port())
        ? new FlinkJobs(context.settings().ports().flink()).taskManagerObstacle()
        : Optional.of("the port is still closed");
  }

  private int port() {
    return context.settings().ports().taskManager();
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(context.runFolder(name()).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder for " + name().id(), e);
    }
  }
}
