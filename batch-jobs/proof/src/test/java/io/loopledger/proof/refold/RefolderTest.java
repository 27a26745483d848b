package io.loopledger.proof.refold;

import static io.loopledger.proof.refold.TestEngine.TEN;
import static io.loopledger.proof.refold.TestEngine.UNIT;
import static io.loopledger.proof.refold.TestEngine.event;
import static io.loopledger.proof.refold.TestEngine.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.proof.Finding;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.money.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefolderTest {
  private static final String SUBJECT = UNIT.toString();
  private static final Event SALE =
      event("sale", new EventData.ProductSold(1, Money.of("20", "EUR"), "lantern"));
  private static final Event REPAIR =
      event(
          "repair",
          new EventData.RepairCompleted(
              EventData.RepairCompleted.Outcome.FIXED, null, null, null, null, null));

  private final TestEngine references;

  RefolderTest(@TempDir Path folder) {
    this.references = new TestEngine(folder);
  }

  @Test
  void eventsFoldWithTheirOwnPinsInWhateverOrderTheyCome() {
    Refolder.Refolded refolded =
        refolder(List.of())
            .fold(SUBJECT, List.of(stored(REPAIR, second(), 2), stored(SALE, first(), 1)));

    assertThat(refolded.events()).isEqualTo(2);
    assertThat(refolded.problems()).isEmpty();
    assertThat(refolded.waiting()).isEmpty();
    assertThat(refolded.lines())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            journal(new PinnedEvent(SALE, first()), new PinnedEvent(REPAIR, second())));
  }

  @Test
  void anEventThatIsThereTwiceFoldsOnceAndIsToldWithWhatDiffers() {
    Event other = event("sale", new EventData.ProductSold(2, Money.of("20", "EUR"), "lantern"));

    Refolder.Refolded same =
        refolder(List.of())
            .fold(SUBJECT, List.of(stored(SALE, first(), 1), stored(SALE, first(), 2)));
    Refolder.Refolded changed =
        refolder(List.of())
            .fold(SUBJECT, List.of(stored(other, first(), 2), stored(SALE, first(), 1)));

    assertThat(same.events()).isEqualTo(1);
    assertThat(same.lines())
        .containsExactlyInAnyOrderElementsOf(journal(new PinnedEvent(SALE, first())));
    assertThat(changed.lines()).isEqualTo(same.lines());
    assertThat(same.problems())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.DOUBLE_EVENT);
    assertThat(same.problems().getFirst().message())
        .isEqualTo(
            "event 'sale' of source '/shop/acme' is in raw.events more than once, with the same"
                + " content");
    assertThat(changed.problems().getFirst().message()).endsWith("with other content");
  }

  /** A restatement says how many events the subject had: the later one keeps its own pin. */
  @Test
  void aRestatementMovesTheEventsThatWereThere() {
    Repin repin = new Repin("r", TEN.plusSeconds(600), second(), 1);

    Refolder.Refolded refolded =
        refolder(List.of(repin))
            .fold(SUBJECT, List.of(stored(REPAIR, first(), 1), stored(SALE, first(), 2)));

    List<Posting> expected =
        journal(new PinnedEvent(REPAIR, second()), new PinnedEvent(SALE, first()));
    assertThat(refolded.lines()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected)
        .as("the pin makes a difference")
        .isNotEqualTo(journal(new PinnedEvent(REPAIR, first()), new PinnedEvent(SALE, first())));
  }

  @Test
  void theLastOfTwoRestatementsCounts() {
    List<Repin> both =
        List.of(
            new Repin("r", TEN.plusSeconds(600), second(), 1),
            new Repin("r", TEN.plusSeconds(900), first(), 1));

    assertThat(refolder(both).fold(SUBJECT, List.of(stored(REPAIR, second(), 1))).lines())
        .containsExactlyInAnyOrderElementsOf(journal(new PinnedEvent(REPAIR, first())));
  }

  @Test
  void aCorrectionWhoseTargetIsNotThereWaitsAndPostsNothing() {
    Event voids =
        event("void", new Corrections.EventVoided("/shop/acme", "sale", 1, "scanned twice", null));

    Refolder.Refolded alone = refolder(List.of()).fold(SUBJECT, List.of(stored(voids, first(), 1)));
    Refolder.Refolded both =
        refolder(List.of())
            .fold(SUBJECT, List.of(stored(voids, first(), 1), stored(SALE, first(), 2)));

    assertThat(alone.waiting())
        .containsExactly(
            new Waiting(SUBJECT, "void", "/shop/acme", "WAITS_FOR_TARGET", TEN.plusSeconds(60)));
    assertThat(alone.lines()).isEmpty();
    assertThat(both.waiting()).isEmpty();
    assertThat(both.lines()).isEmpty();
  }

  @Test
  void whatWasLaidAsideWaitsUntilItsEventIsThere() {
    Waiting laid = new Waiting(SUBJECT, "sale", "/shop/acme", "CYCLE_EVICTED", TEN);
    Refolder refolder = new Refolder(references.engine(), Map.of(), Map.of(SUBJECT, List.of(laid)));

    assertThat(refolder.fold(SUBJECT, List.of(stored(REPAIR, first(), 1))).waiting())
        .containsExactly(laid);
    assertThat(refolder.fold(SUBJECT, List.of(stored(SALE, first(), 1))).waiting()).isEmpty();
  }

  @Test
  void eventsThatCannotBeFoldedAreToldAndDoNotEndTheProof() {
    Refolder.Refolded refolded = refolder(List.of()).fold(SUBJECT, List.of(stored(SALE, 999, 1)));

    assertThat(refolded.lines()).isEmpty();
    assertThat(refolded.problems())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.UNFOLDABLE);
    assertThat(refolded.problems().getFirst().message())
        .startsWith("the 1 events of 'unit:acme/QR-1' cannot be folded: reference version 999");
  }

  private Refolder refolder(List<Repin> repins) {
    return new Refolder(references.engine(), Map.of(SUBJECT, repins), Map.of());
  }

  private List<Posting> journal(PinnedEvent... events) {
    return references.engine().journal(List.of(events)).postings();
  }

  private long first() {
    return references.first;
  }

  private long second() {
    return references.second;
  }
}
