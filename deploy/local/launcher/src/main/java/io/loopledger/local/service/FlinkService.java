package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> options = new ArrayList<>(FlinkJvm.OPTIONS);
    options.add("-Xmx" + context.settings().memory().flink());
    options.addAll(FlinkJvm.logging(context.settings(), name()));
    Path lib = context.project().dist(name()).resolve("lib");
    List<String> marks = context.jvmIdentity(name()).marks(port());
    List<String> arguments = List.of(new PostingJobFile(context).path().toString());
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
}
