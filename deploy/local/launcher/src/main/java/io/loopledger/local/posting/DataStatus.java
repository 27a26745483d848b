package io.loopledger.local.posting;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.platform.ServiceStatus;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Durations;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.TableHead;
import io.loopledger.schemas.live.LiveTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much data there is and how fresh it is, as far as the servers that run can tell. */
public final class DataStatus {
  private final Platform platform;
  private final List<ServiceStatus> servers;

  /** For a platform whose servers were just asked. */
  public DataStatus(Platform platform, List<ServiceStatus> servers) {
    this.platform = platform;
    this.servers = List.copyOf(servers);
  }

  /** Lines for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  reference version " + platform.references().latest().version());
    if (!runs(ServiceName.POSTGRES)) {
      lines.add("  data: unknown while postgres, which holds the lake's catalog, does not run");
      return lines;
    }
    try (Lake lake = platform.lake()) {
      LakeHeads heads = LakeHeads.read(lake);
      lines.addAll(tables(heads).lines("  "));
      lines.add("");
      lines.add("  " + lag(heads));
      lines.add("  " + live());
    } catch (org.apache.iceberg.exceptions.NoSuchTableException e) {
      lines.add("  data: the lake's tables are not made yet; ./loopledger up makes them");
    }
    return lines;
  }

  private static Aligned tables(LakeHeads heads) {
    Aligned table = new Aligned().row("TABLE", "ROWS", "NEWEST ROWS COMMITTED");
    for (Map.Entry<String, TableHead> head : heads.byName().entrySet()) {
      String age =
          head.getValue()
              .committedAt()
              .map(at -> Durations.age(Duration.between(at, Instant.now())) + " ago")
              .orElse("never");
      table.row(head.getKey(), "%,d".formatted(head.getValue().rows()), age);
    }
    return table;
  }

  private String lag(LakeHeads heads) {
    if (!runs(ServiceName.KAFKA)) {
      return "posting job: unknown while kafka does not run";
    }
    long waiting = KafkaPositions.read(platform.kafkaBootstrapServers()).total() - heads.handled();
    return waiting <= 0
        ? "posting job: has dealt with every event and command in Kafka"
        : "posting job: %,d events and commands in Kafka wait to be posted".formatted(waiting);
  }

  private String live() {
    if (!runs(ServiceName.KAFKA)) {
      return "live outputs: unknown while kafka does not run";
    }
    KafkaPositions written = KafkaPositions.live(platform.kafkaBootstrapServers());
    return Arrays.stream(LiveTopic.values())
        .map(topic -> "%s %,d".formatted(topic.topicName(), written.total(topic.topicName())))
        .collect(Collectors.joining(", ", "live outputs, messages ever written: ", ""));
  }

  private boolean runs(ServiceName name) {
    return servers.stream().anyMatch(server -> server.service() == name && server.running());
  }
}
