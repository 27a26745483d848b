package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.util.List;
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
    return List.of(
        new PortUse(Setting.FLINK_PORT, port()),
        new PortUse(Setting.FLINK_METRICS_PORT, context.settings().ports().flinkMetrics()));
  }

  @Override
  public void prepare() {
    new PostingJobFile(context).write();
  }

  @Override
  public void launch() {
    FlinkJvm.launch(
        context,
        this,
        context.settings().memory().flink(),
        List.of(),
        MAIN_CLASS,
        List.of(new PostingJobFile(context).path().toString()));
  }

  @Override
  public Optional<String> obstacle() {
    return new FlinkJobs(port()).obstacle();
  }

  private int port() {
    return context.settings().ports().flink();
  }
}
