package io.loopledger.local.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How Flink runs on this machine. */
public enum FlinkMode {
  /** One JVM that is JobManager and TaskManager: the least memory. */
  JVM,
  /** A JobManager and a TaskManager, each a process of its own, as beyond one machine. */
  CLUSTER;

  /** The name on the command line and in the settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a name, or a message that lists the names. */
  public static FlinkMode of(String id) {
    return Arrays.stream(values())
        .filter(mode -> mode.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Flink runs as "
                        + Arrays.stream(values())
                            .map(FlinkMode::id)
                            .collect(Collectors.joining(" or "))));
  }
}
