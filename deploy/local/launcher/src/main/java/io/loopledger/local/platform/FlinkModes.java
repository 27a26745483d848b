package io.loopledger.local.platform;

import io.loopledger.local.Failure;
import io.loopledger.local.process.JvmIdentity;
import io.loopledger.local.process.OsProcess;
import io.loopledger.local.service.JobManagerService;
import io.loopledger.local.service.ServiceContext;
import io.loopledger.local.settings.FlinkMode;
import io.loopledger.local.settings.ServiceName;
import java.util.Optional;

/**
 * How Flink runs: what lives decides, so that a later command needs no option; where nothing lives,
 * the option does, and without one the setting.
 */
final class FlinkModes {
  private final ServiceContext context;
  private final Optional<FlinkMode> asked;

  FlinkModes(ServiceContext context, Optional<FlinkMode> asked) {
    this.context = context;
    this.asked = asked;
  }

  /** The mode in force. */
  FlinkMode now() {
    return running().or(() -> asked).orElse(context.settings().flinkMode());
  }

  /** Fails where another mode is asked for than the one that runs. */
  void requireAsAsked() {
    FlinkMode now = now();
    FlinkMode wanted = asked.orElse(now);
    if (wanted != now) {
      throw new Failure(
          "Flink runs as %s, and %s is asked for. Run ./loopledger down first: the job goes on from"
                  .formatted(now.id(), wanted.id())
              + " its newest checkpoint.");
    }
  }

  private Optional<FlinkMode> running() {
    Optional<OsProcess> main = new JvmIdentity(context.home(), ServiceName.FLINK).findMain();
    if (main.isPresent()) {
      boolean apart = main.get().arguments().contains(JobManagerService.MAIN_CLASS);
      return Optional.of(apart ? FlinkMode.CLUSTER : FlinkMode.JVM);
    }
    return new JvmIdentity(context.home(), ServiceName.TASKMANAGER)
        .findMain()
        .map(taskManager -> FlinkMode.CLUSTER);
  }
}
