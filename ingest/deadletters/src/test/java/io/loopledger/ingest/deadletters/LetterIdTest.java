package io.loopledger.ingest.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"dlq.sales/0/42", "my_dlq-1/17/999999999999999999"})
  void whatItShowsItReads(String text) {
    assertThat(LetterId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dlq.sales", "dlq.sales/0", "dlq.sales/-1/4", "../x/0/1", "a/b/0/1", "t/0/1 "})
  void anyOtherFormIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> LetterId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' names no dead letter; write TOPIC/PARTITION/OFFSET, such as dlq.sales/0/42",
            text);
  }

  @Test
  void noPartOfItIsNegative() {
    assertThatThrownBy(() -> new LetterId("t", 0, -1))
        .hasMessage("partition 0 and offset -1 must not be negative");
  }
}
