package io.loopledger.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaEventLogTest {
  @Test
  void manyRecordsWaitNoLongerThanOneWhereNobodyAnswers() throws IOException {
    Duration patience = Duration.ofSeconds(2);
    try (KafkaEventLog log = KafkaEventLog.connect(closedPort(), patience, "returns")) {
      long begin = System.nanoTime();
      List<CompletableFuture<Void>> outcomes =
          log.append(Collections.nCopies(500, new ProducerRecord<>("returns", new byte[1])));

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(patience.multipliedBy(3));
      assertThat(outcomes).hasSize(500).allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(log.answers()).isFalse();
    }
  }

  private static String closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
