package io.loopledger.local.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.schemas.wire.ReferenceTopic;
import io.loopledger.schemas.wire.ReferenceTopic.LogFile;
import io.loopledger.testservers.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reference log into a real topic: each file once, and never another under its number. */
@Timeout(value = 120, unit = SECONDS)
class ReferencePublisherTest {
  private final Path home;
  private final Path folder;

  ReferencePublisherTest(@TempDir Path home) {
    this.home = home;
    this.folder = home.resolve("reference");
  }

  @Test
  void everyFileIsPublishedOnceAndAContradictionIsRefused() throws Exception {
    ReferenceLog offline = ReferenceLog.open(folder);
    offline.publishRules("2026-11-x");
    offline.publishRules("2026-12");
    try (TestKafka kafka = TestKafka.start(home.resolve("kafka"))) {
      ReferencePublisher publisher = new ReferencePublisher(kafka.bootstrapServers(), folder);
      assertThatThrownBy(publisher::publish)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("there is no topic 'reference'")
          .hasMessageContaining("./loopledger up publishes the rest");
      kafka.createTopics(ReferenceTopic.NAME);

      assertThat(publisher.publish()).isEqualTo(2);
      assertThat(publisher.publish()).isZero();
      ReferenceLog.open(folder, publisher).publishRules("2026-13");
      assertThat(names(kafka))
          .containsExactly(
              "000001.rules.2026-11-x", "000002.rules.2026-12", "000003.rules.2026-13");

      Files.writeString(folder.resolve("000002.rules.2026-12"), "other bytes");
      assertThatThrownBy(publisher::publish)
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(
              "Topic reference holds '000002.rules.2026-12' under number 000002")
          .hasMessageEndingWith("Restore both together.");
      Files.write(folder.resolve("000002.rules.2026-12"), new byte[0]);
      Files.delete(folder.resolve("000003.rules.2026-13"));
      assertThatThrownBy(publisher::publish)
          .hasMessageStartingWith("Topic reference holds '000003.rules.2026-13', which is not in ");
      assertThat(names(kafka)).hasSize(3);
    }
  }

  private static List<String> names(TestKafka kafka) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", kafka.bootstrapServers());
    try (ReferenceTopic topic = ReferenceTopic.open(client, ReferenceTopic.NAME)) {
      return topic.next().stream().map(LogFile::name).toList();
    }
  }
}
