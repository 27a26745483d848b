package io.loopledger.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.Failure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  @Test
  void nothingSetGivesTheDefaults() {
    Settings settings = Settings.read(Map.of(), Map.of());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Settings.Ports(
                    15432, 19092, 19093, 18081, 18082, 18083, 18084, 18086, 18443, 18080, 18085),
                new Settings.Memory("512m", "1500m", "512m", "768m", "2G", "384m"),
                FlinkMode.JVM,
                new Settings.Posting("live", Optional.empty(), "heap"),
                LogFormat.TEXT,
                "none",
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                EnumSet.complementOf(EnumSet.of(ServiceName.TASKMANAGER))));
  }

  @Test
  void everyKeyOfTheFileIsRead() {
    Map<String, String> file =
        Map.ofEntries(
            Map.entry("postgres-port", "1"),
            Map.entry("kafka-port", "2"),
            Map.entry("kafka-controller-port", "3"),
            Map.entry("flink-port", "4"),
            Map.entry("flink-rpc-port", "8"),
            Map.entry("taskmanager-port", "9"),
            Map.entry("jobmanager-memory", "400m"),
            Map.entry("taskmanager-memory", "900m"),
            Map.entry("flink-mode", "cluster"),
            Map.entry("flink-metrics-port", "10"),
            Map.entry("taskmanager-metrics-port", "11"),
            Map.entry("log-format", "json"),
            Map.entry("lineage", "/tmp/runs"),
            Map.entry("trino-port", "5"),
            Map.entry("trino-http-port", "65535"),
            Map.entry("collector-port", "7"),
            Map.entry("collector-memory", "200m"),
            Map.entry("kafka-memory", "300m"),
            Map.entry("flink-memory", "1g"),
            Map.entry("trino-memory", "3G"),
            Map.entry("profile", "thrifty"),
            Map.entry("commit-interval", "500ms"),
            Map.entry("state-backend", "rocksdb"),
            Map.entry("start-timeout", "5min"),
            Map.entry("stop-timeout", "1h"),
            Map.entry("services", "postgres, kafka"));

    assertThat(file).hasSize(Setting.values().length);
    assertThat(Settings.read(Map.of(), file))
        .isEqualTo(
            new Settings(
                new Settings.Ports(1, 2, 3, 4, 8, 9, 10, 11, 5, 65535, 7),
                new Settings.Memory("300m", "1g", "400m", "900m", "3G", "200m"),
                FlinkMode.CLUSTER,
                new Settings.Posting("thrifty", Optional.of(Duration.ofMillis(500)), "rocksdb"),
                LogFormat.JSON,
                "/tmp/runs",
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                EnumSet.of(ServiceName.POSTGRES, ServiceName.KAFKA)));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingHasItsVariable(Setting setting) {
    assertThat(setting.variable()).matches("LOOPLEDGER_[A-Z_]+");
    assertThat(Setting.ofKey(setting.key())).contains(setting);
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() {
    Settings settings =
        Settings.read(Map.of("LOOPLEDGER_KAFKA_PORT", "7000"), Map.of("kafka-port", "8000"));

    assertThat(settings.ports().kafka()).isEqualTo(7000);
  }

  @ParameterizedTest
  @CsvSource({
    "log-format, xml, text or json",
    "kafka-port, 0, 1 to 65535",
    "kafka-port, 65536, 1 to 65535",
    "kafka-port, x, 1 to 65535",
    "flink-memory, 2, 512m or 2g",
    "flink-memory, 0g, 512m or 2g",
    "commit-interval, 2, such as 2s",
    "commit-interval, 0s, such as 2s",
    "start-timeout, -1s, such as 2s",
    "services, 'kafka,mongo', 'postgres, kafka, taskmanager, flink, trino'",
    "flink-mode, yarn, jvm or cluster",
    "kafka-prot, 1, there is no setting"
  })
  void aWrongValueIsNamedWithWhatIsWanted(String key, String value, String wanted) {
    assertThatThrownBy(() -> Settings.read(Map.of(), Map.of(key, value)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(key)
        .hasMessageContaining(wanted);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Map<String, String> file = Map.of("kafka-port", "x", "flink-memory", "y");

    assertThatThrownBy(() -> Settings.read(Map.of("LOOPLEDGER_TRINO_PORT", "z"), file))
        .hasMessageContaining("settings.properties: kafka-port")
        .hasMessageContaining("settings.properties: flink-memory")
        .hasMessageContaining("LOOPLEDGER_TRINO_PORT is 'z'");
  }

  @Test
  void twoServersOnOnePortAreRefused() {
    assertThatThrownBy(() -> Settings.read(Map.of("LOOPLEDGER_FLINK_PORT", "19092"), Map.of()))
        .hasMessageContaining("kafka-port and flink-port are both 19092");
  }
}
