package io.loopledger.local.settings;

import io.loopledger.local.Failure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings in force, typed and checked: see {@link Setting} for their meaning. */
public record Settings(
    Ports ports,
    Memory memory,
    FlinkMode flinkMode,
    Posting posting,
    LogFormat logFormat,
    String lineage,
    Duration startTimeout,
    Duration stopTimeout,
    Set<ServiceName> services) {

  public Settings {
    services = Set.copyOf(services);
  }

  /** Reads environment over file over default, and fails once with all that is wrong. */
  public static Settings read(Map<String, String> environment, Map<String, String> file) {
    SettingValues values = new SettingValues(environment, file);
    Settings settings =
        new Settings(
            Ports.read(values),
            Memory.read(values),
            values.flinkMode(Setting.FLINK_MODE),
            Posting.read(values),
            values.logFormat(Setting.LOG_FORMAT),
            values.text(Setting.LINEAGE),
            values.duration(Setting.START_TIMEOUT),
            values.duration(Setting.STOP_TIMEOUT),
            values.services(Setting.SERVICES));
    values.failOnProblems();
    return settings;
  }

  /** The ports, all on the loopback address. */
  public record Ports(
      int postgres,
      int kafka,
      int kafkaController,
      int flink,
      int flinkRpc,
      int taskManager,
      int flinkMetrics,
      int taskManagerMetrics,
      int trino,
      int trinoHttp,
      int collector) {

    private static Ports read(SettingValues values) {
      Map<Setting, Integer> ports = new EnumMap<>(Setting.class);
      for (Setting setting : EnumSet.range(Setting.POSTGRES_PORT, Setting.COLLECTOR_PORT)) {
        int port = values.port(setting);
        ports.entrySet().stream()
            .filter(other -> other.getValue() == port && port != 0)
            .forEach(
                other ->
                    values.problem(
                        "%s and %s are both %d: each server needs a port of its own"
                            .formatted(other.getKey().key(), setting.key(), port)));
        ports.put(setting, port);
      }
      return new Ports(
          port(ports, Setting.POSTGRES_PORT),
          port(ports, Setting.KAFKA_PORT),
          port(ports, Setting.KAFKA_CONTROLLER_PORT),
          port(ports, Setting.FLINK_PORT),
          port(ports, Setting.FLINK_RPC_PORT),
          port(ports, Setting.TASKMANAGER_PORT),
          port(ports, Setting.FLINK_METRICS_PORT),
          port(ports, Setting.TASKMANAGER_METRICS_PORT),
          port(ports, Setting.TRINO_PORT),
          port(ports, Setting.TRINO_HTTP_PORT),
          port(ports, Setting.COLLECTOR_PORT));
    }

    private static int port(Map<Setting, Integer> ports, Setting setting) {
      return ports.getOrDefault(setting, 0);
    }
  }

  /** The heap of each server that runs on the JVM, as its {@code -Xmx} wants it. */
  public record Memory(
      String kafka,
      String flink,
      String jobManager,
      String taskManager,
      String trino,
      String collector) {
    private static Memory read(SettingValues values) {
      return new Memory(
          values.memory(Setting.KAFKA_MEMORY),
          values.memory(Setting.FLINK_MEMORY),
          values.memory(Setting.JOBMANAGER_MEMORY),
          values.memory(Setting.TASKMANAGER_MEMORY),
          values.memory(Setting.TRINO_MEMORY),
          values.memory(Setting.COLLECTOR_MEMORY));
    }
  }

  /**
   * How the posting job runs, in the words of its own configuration.
   *
   * @param commitInterval how often it commits; empty: as the profile says
   */
  public record Posting(String profile, Optional<Duration> commitInterval, String stateBackend) {
    private static Posting read(SettingValues values) {
      return new Posting(
          values.oneOf(Setting.PROFILE, "live", "thrifty"),
          values.optionalDuration(Setting.COMMIT_INTERVAL),
          values.oneOf(Setting.STATE_BACKEND, "heap", "rocksdb"));
    }
  }

  /** The settings of a home, with the environment of this process over its file. */
  public static Settings of(Home home) throws Failure {
    return read(System.getenv(), home.settingsFile());
  }
}
