package io.loopledger.local.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a user may set. The value comes from the environment variable, else from {@code
 * settings.properties} of the home, else it is the default.
 */
public enum Setting {
  POSTGRES_PORT("15432", "port of PostgreSQL"),
  KAFKA_PORT("19092", "port of Kafka"),
  KAFKA_CONTROLLER_PORT("19093", "port of Kafka's controller"),
  FLINK_PORT("18081", "port of Flink's web page and REST interface"),
  FLINK_RPC_PORT("18082", "port of Flink's JobManager, with --flink cluster"),
  TASKMANAGER_PORT("18083", "port of Flink's TaskManager, with --flink cluster"),
  FLINK_METRICS_PORT("18084", "port where Prometheus reads the posting job's metrics"),
  TASKMANAGER_METRICS_PORT("18086", "the TaskManager's, with --flink cluster"),
  TRINO_PORT("18443", "HTTPS port of Trino"),
  TRINO_HTTP_PORT("18080", "port Trino talks to itself on"),
  COLLECTOR_PORT("18085", "port of the HTTP door for events"),
  KAFKA_MEMORY("512m", "heap of Kafka"),
  FLINK_MEMORY("1500m", "heap of Flink, in one process"),
  JOBMANAGER_MEMORY("512m", "heap of Flink's JobManager, with --flink cluster"),
  TASKMANAGER_MEMORY("768m", "heap of Flink's TaskManager, with --flink cluster"),
  TRINO_MEMORY("2G", "heap of Trino"),
  COLLECTOR_MEMORY("384m", "heap of the collector"),
  FLINK_MODE("jvm", "how Flink runs: jvm (one process) or cluster (two)"),
  PROFILE("live", "the posting job commits every second (live) or every minute (thrifty)"),
  COMMIT_INTERVAL("", "how often the posting job commits; empty: as the profile says"),
  STATE_BACKEND("heap", "where the posting job keeps its state: heap or rocksdb"),
  LOG_FORMAT("text", "how the posting job and the collector log: text or json (a line each)"),
  LINEAGE("none", "where run events of OpenLineage go: none, a file's path, or an http address"),
  START_TIMEOUT("300s", "how long a server may take to start"),
  STOP_TIMEOUT("30s", "how long a server may take to stop before it is killed"),
  SERVICES("postgres,kafka,flink,trino,collector", "the servers to run; for work on one of them");

  private final String defaultValue;
  private final String meaning;

  Setting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The name in the settings file, for example {@code kafka-port}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable, for example {@code LOOPLEDGER_KAFKA_PORT}. */
  public String variable() {
    return "LOOPLEDGER_" + name();
  }

  /** The value where nothing is set. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it is for, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The setting of a key of the settings file. */
  public static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
