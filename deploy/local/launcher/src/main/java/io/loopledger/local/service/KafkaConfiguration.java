package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The broker's settings, for one node on a small machine. */
final class KafkaConfiguration {
  private KafkaConfiguration() {}

  static List<String> lines(Settings.Ports ports, Path data) {
    String broker = "PLAINTEXT://" + Loopback.address(ports.kafka());
    String controller = "CONTROLLER://" + Loopback.address(ports.kafkaController());
    return List.of(
        "# Written at each start by Loopledger.",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.bootstrap.servers=" + Loopback.address(ports.kafkaController()),
        "controller.listener.names=CONTROLLER",
        "inter.broker.listener.name=PLAINTEXT",
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "listeners=" + broker + "," + controller,
        "advertised.listeners=" + broker + "," + controller,
        "log.dirs=" + data.toString().replace("\\", "\\\\"),
        "auto.create.topics.enable=false",
        "default.replication.factor=1",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=10",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=10",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
        "share.coordinator.state.topic.num.partitions=1",
        // A checkpoint of the posting job may hold a transaction open while the machine sleeps.
        "transaction.max.timeout.ms=7200000",
        "group.initial.rebalance.delay.ms=0",
        "log.segment.bytes=134217728",
        "num.network.threads=2",
        "num.io.threads=4");
  }

  static Map<String, Object> client(String address) {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
  }
}
