package io.loopledger.local.service;

import io.loopledger.local.settings.LogFormat;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import java.util.List;

/** Options of every JVM that runs Flink. */
final class FlinkJvm {
  static final List<String> OPTIONS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          // Flink's serializers look into these packages of the JDK.
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private FlinkJvm() {}

  /** What the log configuration of the Flink assembly asks for. */
  static List<String> logging(Settings settings, ServiceName service) {
    return settings.logFormat() == LogFormat.JSON
        ? List.of(
            "-Dlogback.configurationFile=logback-json.xml", "-Dloopledger.service=" + service.id())
        : List.of();
  }
}
