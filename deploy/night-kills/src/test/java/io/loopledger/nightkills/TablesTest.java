package io.loopledger.nightkills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void aRowThatIsLostAndOneThatIsThereTwiceAreTold() {
    assertThat(
            Tables.differences(
                Map.of("finance.breaks", List.of("a", "b", "c")),
                Map.of("finance.breaks", List.of("a", "a", "c"))))
        .containsExactly(
            "finance.breaks: 3 rows, undisturbed 3; missing 1, such as b; too many 1, such as a");
  }

  @Test
  void aTableThatIsEmptyIsNoTableThatIsTheSame() {
    assertThat(Tables.differences(Map.of("ops.proofs", List.of("a")), Map.of()))
        .containsExactly("ops.proofs: 0 rows, undisturbed 1; missing 1, such as a; too many none");
  }

  @Test
  void theSameRowsAreNoDifference() {
    assertThat(
            Tables.differences(
                Map.of("ops.proofs", List.of("a", "a")), Map.of("ops.proofs", List.of("a", "a"))))
        .isEmpty();
  }
}
