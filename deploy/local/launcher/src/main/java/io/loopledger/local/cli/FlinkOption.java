package io.loopledger.local.cli;

import io.loopledger.local.settings.FlinkMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Flink is to run, for commands that start it. */
final class FlinkOption {
  @Option(
      names = "--flink",
      paramLabel = "MODE",
      description =
          "jvm: Flink in one process; cluster: a JobManager and a TaskManager apart. Without it,"
              + " as it runs now or as LOOPLEDGER_FLINK_MODE says.")
  private @Nullable FlinkMode mode;

  Optional<FlinkMode> mode() {
    return Optional.ofNullable(mode);
  }
}
