package io.loopledger.steps.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.proof.ProofFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofBreaksTest {
  private static final ProofFinding ALTERED =
      new ProofFinding(
          "ALTERED",
          "acme",
          "unit:acme/1",
          "e1",
          "/shop",
          "inventory.units",
          "EUR",
          100_000_000L,
          99_000_000L,
          "line of 'e1' is 99.00 and should be 100.00",
          "night-1");
  private static final ProofFinding GAP =
      new ProofFinding(
          "OFFSET_GAP", null, null, null, null, null, null, null, null, "records are lost", null);

  private final ProofBreaks breaks =
      new ProofBreaks(
          () -> {
            throw new AssertionError("nothing is asked");
          },
          brand -> brand.equals("acme") ? "circle" : null);

  @Test
  void aFindingIsABreakWhoseValueIsWhatTheLedgerLacks() {
    FoundBreak found = breaks.found(List.of(ALTERED)).getFirst();

    assertThat(found.about().tenant()).isEqualTo("circle");
    assertThat(found.about().brand()).isEqualTo("acme");
    assertThat(found.about().currency()).isEqualTo("EUR");
    assertThat(found.about().valueMicros()).isEqualTo(1_000_000L);
    assertThat(found.about().ledger())
        .isEqualTo(new BreakChange.Side("e1", "EUR", 99_000_000L, null, "unit:acme/1"));
    assertThat(found.about().statement())
        .isEqualTo(new BreakChange.Side("e1", "EUR", 100_000_000L, null, "unit:acme/1"));
    assertThat(found.about().cause()).isEqualTo("line of 'e1' is 99.00 and should be 100.00");
  }

  @Test
  void theSameDifferenceHasTheSameIdWhateverItsAmountIs() {
    ProofFinding other =
        new ProofFinding(
            "ALTERED",
            "acme",
            "unit:acme/1",
            "e1",
            "/shop",
            "inventory.units",
            "EUR",
            100_000_000L,
            98_000_000L,
            "line of 'e1' is 98.00 and should be 100.00",
            "night-2");

    assertThat(breaks.found(List.of(other)).getFirst().breakId())
        .isEqualTo(breaks.found(List.of(ALTERED)).getFirst().breakId());
    assertThat(breaks.found(List.of(ALTERED, other)))
        .extracting(FoundBreak::breakId)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void aGapInTheOffsetsIsABreakOfNoBrand() {
    FoundBreak found = breaks.found(List.of(GAP)).getFirst();

    assertThat(found.about().brand()).isNull();
    assertThat(found.about().currency()).isEqualTo("record");
    assertThat(found.about().ledger()).isNull();
    assertThat(found.about().statement()).isNull();
    assertThat(found.about().cause()).isEqualTo("records are lost");
  }
}
