package io.loopledger.bench.streaming;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.publish.KafkaEventPublisher;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker with the events of a run, a database for catalogs, and the reference log. */
final class Lab implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final short ONE_REPLICA = 1;

  private final Path folder;
  private final TestKafka kafka;
  private final TestPostgres postgres;
  private int lakes;

  private Lab(Path folder, TestKafka kafka, TestPostgres postgres) {
    this.folder = folder;
    this.kafka = kafka;
    this.postgres = postgres;
  }

  static Lab open(Path folder) {
    Lab lab =
        new Lab(
            folder,
            TestKafka.start(folder.resolve("kafka")),
            TestPostgres.start(folder.resolve("postgres")));
    ReferenceLog references = ReferenceLog.open(lab.references());
    references.publishRules(RuleSets.NEWEST);
    SimulatedBrands.register(references);
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(new NewTopic(topic.topicName(), PARTITIONS, ONE_REPLICA));
      topics.add(new NewTopic(topic.deadLetterTopicName(), 1, ONE_REPLICA));
    }
    topics.add(new NewTopic(CommandTopic.NAME, 1, ONE_REPLICA));
    topics.add(new NewTopic(CommandTopic.DEAD_LETTERS, 1, ONE_REPLICA));
    for (LiveTopic topic : LiveTopic.values()) {
      topics.add(new NewTopic(topic.topicName(), 1, ONE_REPLICA));
    }
    lab.kafka.createTopics(topics);
    return lab;
  }

  Path folder() {
    return folder;
  }

  Path references() {
    return folder.resolve("reference");
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Fills the topics. */
  void publish(Mix mix, long events) {
    try (KafkaEventPublisher publisher = KafkaEventPublisher.connect(bootstrapServers());
        Stream<Event> stream = mix.events(events)) {
      for (Iterator<Event> each = stream.iterator(); each.hasNext(); ) {
        publisher.publish(each.next());
      }
      publisher.flush();
      if (publisher.acknowledged() != events) {
        throw new IllegalStateException(
            "mix %s has %d events, asked for %d".formatted(mix, publisher.acknowledged(), events));
      }
    }
  }

  /** A lake with empty tables, in a folder and a database of its own. */
  LakeConfig newLake() throws IOException {
    String name = "lake" + ++lakes;
    postgres.createDatabase(name);
    Path warehouse = Files.createDirectories(folder.resolve(name));
    LakeConfig config =
        new LakeConfig(
            postgres.jdbcUrl(name), TestPostgres.USER, "", "file://" + warehouse.toAbsolutePath());
    try (Lake lake = Lake.open(config)) {
      lake.createOrUpgradeTables();
    }
    return config;
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
  }
}
