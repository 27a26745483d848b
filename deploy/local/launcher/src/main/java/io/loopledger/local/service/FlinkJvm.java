package io.loopledger.local.service;

import io.loopledger.local.settings.LogFormat;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Options of every JVM that runs Flink. */
final class FlinkJvm {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          // Throughput before pauses: with G1 an event took an eighth more CPU (bench/README.md).
          "-XX:+UseParallelGC",
          // Flink's serializers look into these packages of the JDK.
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private FlinkJvm() {}

  /**
   * Starts one.
   *
   * @param heap its most, as {@code -Xmx} wants it
   * @param sizes options that bound what is beside the heap
   */
  static void launch(
      ServiceContext context,
      Service service,
      String heap,
      List<String> sizes,
      String mainClass,
      List<String> arguments) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-Xmx" + heap);
    options.addAll(logging(context.settings(), service.name()));
    options.addAll(sizes);
    int port = service.ports().getFirst().port();
    Path lib = context.project().dist(ServiceName.FLINK).resolve("lib");
    List<String> marks = context.jvmIdentity(service.name()).marks(port);
    context
        .java(new JvmCommand(service.name(), marks, options, lib, mainClass, arguments), Map.of())
        .detached();
  }

  /** What the log configuration of the Flink assembly asks for. */
  private static List<String> logging(Settings settings, ServiceName service) {
    return settings.logFormat() == LogFormat.JSON
        ? List.of(
            "-Dlogback.configurationFile=logback-json.xml", "-Dloopledger.service=" + service.id())
        : List.of();
  }
}
