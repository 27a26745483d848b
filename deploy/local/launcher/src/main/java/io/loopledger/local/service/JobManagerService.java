package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.util.List;
import java.util.Optional;

/** Flink's JobManager with the posting job, whose tasks run in the {@link TaskManagerService}. */
public final class JobManagerService implements Service {
  /** Tells a cluster's JobManager from the one JVM that is everything. */
  public static final String MAIN_CLASS = "io.loopledger.local.flink.PostingJobManager";

  private final ServiceContext context;

  public JobManagerService(ServiceContext context) {
    this.context = context;
  }

  @Override
  public ServiceName name() {
    return ServiceName.FLINK;
  }

  @Override
  public String title() {
    return "Apache Flink's JobManager: posts events to the two ledgers";
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
    return List.of(
        new PortUse(Setting.FLINK_PORT, port()),
        new PortUse(Setting.FLINK_RPC_PORT, context.settings().ports().flinkRpc()),
        new PortUse(Setting.FLINK_METRICS_PORT, context.settings().ports().flinkMetrics()));
  }

  @Override
  public void prepare() {
    new PostingJobFile(context).write();
    context.writeConfiguration(
        context.runFolder(name(), "conf").resolve(FlinkConfiguration.FILE),
        FlinkConfiguration.jobManager(context.settings(), context.runFolder(name(), "tmp")));
  }

  @Override
  public void launch() {
    FlinkJvm.launch(
        context,
        this,
        context.settings().memory().jobManager(),
        List.of("-XX:MaxMetaspaceSize=%dm".formatted(FlinkConfiguration.METASPACE_MB)),
        MAIN_CLASS,
        List.of(
            context.runFolder(name(), "conf").toString(),
            new PostingJobFile(context).path().toString()));
  }

  @Override
  public Optional<String> obstacle() {
    return new FlinkJobs(port()).obstacle();
  }

  private int port() {
    return context.settings().ports().flink();
  }
}
