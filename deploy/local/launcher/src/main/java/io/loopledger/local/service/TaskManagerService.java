package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.util.List;
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
        context.runFolder(name(), "conf").resolve(FlinkConfiguration.FILE),
        FlinkConfiguration.taskManager(context.settings(), context.runFolder(name(), "tmp")));
  }

  @Override
  public void launch() {
    int directMb = FlinkConfiguration.NETWORK_MB + FlinkConfiguration.OFF_HEAP_MB;
    FlinkJvm.launch(
        context,
        this,
        context.settings().memory().taskManager(),
        List.of(
            "-XX:MaxDirectMemorySize=%dm".formatted(directMb),
            "-XX:MaxMetaspaceSize=%dm".formatted(FlinkConfiguration.METASPACE_MB)),
        MAIN_CLASS,
        List.of("--configDir", context.runFolder(name(), "conf").toString()));
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
}
