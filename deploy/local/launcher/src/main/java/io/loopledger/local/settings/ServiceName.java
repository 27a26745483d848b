package io.loopledger.local.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The servers, in the order in which they depend on each other. */
public enum ServiceName {
  POSTGRES,
  KAFKA,
  /** Only where Flink runs as a cluster; it goes where Flink goes. */
  TASKMANAGER,
  FLINK,
  TRINO,
  COLLECTOR;

  /** The name on the command line, in file names and in the process list. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The server of a name, or a message that lists the names. */
  public static ServiceName of(String id) {
    return Arrays.stream(values())
        .filter(name -> name.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the servers are "
                        + Arrays.stream(values())
                            .map(ServiceName::id)
                            .collect(Collectors.joining(", "))));
  }
}
