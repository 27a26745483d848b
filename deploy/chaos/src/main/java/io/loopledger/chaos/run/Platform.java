package io.loopledger.chaos.run;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.chaos.mix.ChaosBrand;
import io.loopledger.chaos.mix.Mix;
import io.loopledger.chaos.proxy.CommitProxy;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.testservers.FreePorts;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** The servers of some rounds, each a process of its own, and the proxy between two of them. */
final class Platform implements AutoCloseable {
  private static final short ONE_REPLICA = 1;
  private static final Map<String, String> LARGE =
      Map.of("max.message.bytes", Integer.toString(5 * 1024 * 1024));

  private final Path folder;
  private final Disk disk;
  private final TestKafka kafka;
  private final Database database;
  private final CommitProxy proxy;
  private final ReferenceLog references;
  private final Job job;
  private final Path trino;
  private volatile @Nullable TrinoReader reader;

  /**
   * Starts them.
   *
   * @param folder where everything goes
   * @param servers the platform's class paths of Flink and Trino
   * @param commitIntervalMs how often the job commits
   */
  Platform(Path folder, ServerFiles servers, long commitIntervalMs) {
    this.folder = folder;
    this.disk = Disk.at(folder.resolve("disk"));
    this.kafka = TestKafka.start(folder.resolve("kafka"));
    this.database = new Database(folder.resolve("postgres"));
    this.proxy = CommitProxy.start(FreePorts.next(), database.port());
    this.references = ChaosBrand.register(folder.resolve("reference"));
    kafka.createTopics(topics());
    try (Lake lake = lake()) {
      lake.createOrUpgradeTables();
    }
    this.job = Job.start(folder.resolve("flink"), servers.flinkLib(), properties(commitIntervalMs));
    this.trino = servers.trino();
  }

  private static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(new NewTopic(topic.topicName(), Mix.PARTITIONS, ONE_REPLICA));
      topics.add(new NewTopic(topic.deadLetterTopicName(), 1, ONE_REPLICA).configs(LARGE));
    }
    topics.add(new NewTopic(CommandTopic.NAME, 1, ONE_REPLICA));
    topics.add(new NewTopic(CommandTopic.DEAD_LETTERS, 1, ONE_REPLICA));
    for (LiveTopic topic : LiveTopic.values()) {
      topics.add(new NewTopic(topic.topicName(), 1, ONE_REPLICA));
    }
    return topics;
  }

  /** As the launcher writes it, but for the proxy in the catalog's address. */
  private Path properties(long commitIntervalMs) {
    try {
      Path password = Files.writeString(folder.resolve("password"), "unused");
      return Files.write(
          folder.resolve("posting-job.properties"),
          List.of(
              "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
              "catalog.uri=jdbc:postgresql://127.0.0.1:%d/%s"
                  .formatted(proxy.port(), Database.NAME),
              "catalog.user=" + TestPostgres.USER,
              "catalog.password-file=" + password,
              "lake.warehouse=" + warehouse(),
              "checkpoint.dir=file://" + checkpoints(),
              "reference.dir=" + folder.resolve("reference"),
              "brand-keys.dir=" + folder.resolve("brand-keys"),
              "commit-interval=%dms".formatted(commitIntervalMs)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the job's configuration", e);
    }
  }

  private String warehouse() {
    return "file://" + disk.folder().resolve("warehouse");
  }

  Path checkpoints() {
    return disk.folder().resolve("checkpoints");
  }

  Path folder() {
    return folder;
  }

  Disk disk() {
    return disk;
  }

  TestKafka kafka() {
    return kafka;
  }

  Database database() {
    return database;
  }

  CommitProxy proxy() {
    return proxy;
  }

  ReferenceLog references() {
    return references;
  }

  Job job() {
    return job;
  }

  /** Trino and somebody who asks it; it is started when a round needs it. */
  TrinoReader reader() {
    TrinoReader running = reader;
    if (running == null) {
      running = TrinoReader.start(folder.resolve("trino"), trino, database.jdbcUrl(), warehouse());
      reader = running;
    }
    return running;
  }

  /** Ends the reader, if there is one. */
  void endReader() {
    TrinoReader running = reader;
    reader = null;
    if (running != null) {
      running.close();
    }
  }

  /** The lake as others see it: past the proxy. */
  Lake lake() {
    return Lake.open(
        new LakeConfig(
            database.jdbcUrl() + "?connectTimeout=5&socketTimeout=30",
            TestPostgres.USER,
            "unused",
            warehouse()));
  }

  @Override
  public void close() {
    try (disk;
        kafka;
        database;
        proxy) {
      endReader();
      job.close();
    }
  }
}
