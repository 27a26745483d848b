package io.loopledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one test broker: its settings, logs and data in one folder; its jars in ours. */
record BrokerFiles(Path folder) {
  private static final String LOGGING =
      """
      <configuration>
        <appender name="stdout" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{24} %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="stdout"/></root>
      </configuration>
      """;

  Path settings() {
    return folder.resolve("kafka.properties");
  }

  Path logging() {
    return folder.resolve("logback.xml");
  }

  Path log() {
    return folder.resolve("kafka.log");
  }

  private Path data() {
    return folder.resolve("data");
  }

  boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  void write(int port, int controllerPort, @Nullable SecuredListener secured) {
    try {
      Files.createDirectories(folder);
      Files.writeString(logging(), LOGGING);
      List<String> lines = new ArrayList<>(lines(port, controllerPort, secured));
      if (secured != null) {
        lines.addAll(secured.lines());
      }
      Files.write(settings(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the broker's settings to " + folder, e);
    }
  }

  private List<String> lines(int port, int controllerPort, @Nullable SecuredListener secured) {
    String controller = "127.0.0.1:" + controllerPort;
    String listeners =
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://%s%s"
            .formatted(port, controller, secured == null ? "" : "," + secured.address());
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.bootstrap.servers=" + controller,
        "controller.listener.names=CONTROLLER",
        "inter.broker.listener.name=PLAINTEXT",
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL",
        "listeners=" + listeners,
        "advertised.listeners=" + listeners,
        "log.dirs=" + data().toAbsolutePath().toString().replace("\\", "\\\\"),
        "auto.create.topics.enable=false",
        "default.replication.factor=1",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=2",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=2",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
        "share.coordinator.state.topic.num.partitions=1",
        // as on the whole platform: a checkpoint may hold a transaction open for long
        "transaction.max.timeout.ms=7200000",
        "group.initial.rebalance.delay.ms=0",
        // as on the whole platform: events of tests are years old, and the broker's clean-up would
        // take them away whenever it comes by
        "log.retention.ms=-1",
        "log.segment.bytes=134217728",
        "num.network.threads=2",
        "num.io.threads=2");
  }

  /**
   * The broker's own class path, filled by this module's build beside its classes or its jar.
   *
   * @throws IllegalStateException if the build has not run
   */
  static Path classPath() {
    try {
      Path ours =
          Path.of(BrokerFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = ours.resolveSibling("kafka").resolve("lib");
      if (!Files.isDirectory(lib)) {
        throw new IllegalStateException(
            "There is no broker in %s: build deploy/testservers first (add -am to the Maven call)"
                .formatted(lib));
      }
      return lib;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The classes of the test servers lie at no path", e);
    }
  }
}
