package io.loopledger.bench.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs with the class path of this one. */
final class Jvm {
  private Jvm() {}

  /** As {@code ./loopledger up} starts Flink, see FlinkJvm of the launcher; the heap beside. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+UseParallelGC",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  static Process start(Path log, List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    return start(log, "", options, mainClass, arguments);
  }

  /** The same with something {@code before} the class path, which ends with its separator. */
  static Process start(
      Path log, String before, List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.add("-Dlogback.configurationFile=" + logging(log.resolveSibling("logback.xml")));
    command.addAll(List.of("-cp", before + System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static Path logging(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        <configuration>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{24} %msg%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="out"/></root>
          <logger name="io.loopledger" level="INFO"/>
        </configuration>
        """);
  }
}
