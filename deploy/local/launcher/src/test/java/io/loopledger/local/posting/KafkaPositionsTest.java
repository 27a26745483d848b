package io.loopledger.local.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.entry.RejectionCode;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaPositionsTest {
  private static final TopicPartition SALES = new TopicPartition("sales", 0);
  private static final TopicPartition RETURNS = new TopicPartition("returns", 3);

  @Test
  void theTotalCountsAllPartitions() {
    assertThat(new KafkaPositions(Map.of(SALES, 5L, RETURNS, 7L)).total()).isEqualTo(12);
  }

  @Test
  void aRangeNamesOnlyWhatGrew() {
    KafkaPositions from = new KafkaPositions(Map.of(SALES, 5L, RETURNS, 7L));
    KafkaPositions until = new KafkaPositions(Map.of(SALES, 9L, RETURNS, 7L));

    assertThat(from.until(until))
        .isEqualTo(
            "((topic = 'sales' AND kafka_partition = 0 AND kafka_offset >= 5 AND kafka_offset <"
                + " 9))");
    assertThat(from.until(from)).isEqualTo("false");
  }

  @Test
  void aPartitionThatIsNewCountsFromItsBeginning() {
    KafkaPositions none = new KafkaPositions(Map.of());

    assertThat(none.until(new KafkaPositions(Map.of(RETURNS, 2L))))
        .contains("topic = 'returns' AND kafka_partition = 3 AND kafka_offset >= 0");
  }

  @Test
  void duplicatesAreNoDeadLetters() {
    PostingOutcome outcome =
        new PostingOutcome(3, Map.of(RejectionCode.DUPLICATE, 2L, RejectionCode.UNKNOWN_BRAND, 1L));

    assertThat(outcome.duplicates()).isEqualTo(2);
    assertThat(outcome.deadLettered()).isEqualTo(1);
    assertThat(String.join("\n", outcome.lines()))
        .contains("UNKNOWN_BRAND 1")
        .contains("ops.rejections");
    assertThat(String.join("\n", new PostingOutcome(3, Map.of()).lines()))
        .doesNotContain("duplicates")
        .doesNotContain("Why");
  }
}
