package io.loopledger.breaks.book;

import static io.loopledger.breaks.book.Rows.FIRST;
import static io.loopledger.breaks.book.Rows.SECOND;
import static io.loopledger.breaks.book.Rows.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.finance.BreakChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakBookTest {
  private static final Person ANN = new Person("ann", Instant.parse("2026-11-26T09:00:00Z"));
  private final BreakBook first = new BreakBook("payments", FIRST);
  private final BreakBook second = new BreakBook("payments", SECOND);

  @Test
  void whatIsFoundForTheFirstTimeIsOpened() {
    FoundBreak found = amount("a", 1002);

    assertThat(first.changes(List.of(), List.of(found)))
        .containsExactly(
            new BreakChange(
                "a",
                1,
                "OPENED",
                "OPEN",
                found.about(),
                null,
                LocalDate.parse("2026-11-25"),
                LocalDate.parse("2026-11-25"),
                "night-2026-11-25",
                "night",
                "found",
                Instant.parse("2026-11-26T01:30:00Z")));
  }

  @Test
  void whatIsFoundAgainAsItWasChangesNothing() {
    assertThat(second.changes(List.of(opened("a", 1002)), List.of(amount("a", 1002)))).isEmpty();
  }

  @Test
  void anOpenBreakWithOtherFiguresSaysSo() {
    BreakChange change = only(second, opened("a", 1002), amount("a", 1003));

    assertThat(change.version()).isEqualTo(2);
    assertThat(change.change()).isEqualTo("CHANGED");
    assertThat(change.about().valueMicros()).isEqualTo(30_000);
    assertThat(change.firstSeenDate()).isEqualTo("2026-11-25");
    assertThat(change.businessDate()).isEqualTo("2026-11-26");
  }

  @Test
  void whatIsNotFoundAgainClosesItself() {
    List<BreakChange> changes = second.changes(List.of(opened("a", 1002)), List.of());

    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.change()).isEqualTo("CLOSED");
              assertThat(change.status()).isEqualTo("CLOSED");
              assertThat(change.reason())
                  .isEqualTo(
                      "not found again: the counterpart arrived, or there is no difference any more");
            });
    assertThat(second.changes(changes, List.of())).isEmpty();
  }

  @Test
  void aClosedBreakThatIsFoundAgainIsReopenedAndKeepsTheDayItWasFirstSeen() {
    BreakChange closed = second.changes(List.of(opened("a", 1002)), List.of()).getFirst();

    BreakChange change = only(second, closed, amount("a", 1002));

    assertThat(change.version()).isEqualTo(3);
    assertThat(change.change()).isEqualTo("REOPENED");
    assertThat(change.status()).isEqualTo("OPEN");
    assertThat(change.firstSeenDate()).isEqualTo("2026-11-25");
  }

  @Test
  void anAcceptedBreakStaysAcceptedUntilItsAmountsChange() {
    BreakChange accepted = ANN.accepts(opened("a", 1002), "the customer was told");

    assertThat(second.changes(List.of(accepted), List.of(amount("a", 1002)))).isEmpty();

    BreakChange change = only(second, accepted, amount("a", 1007));
    assertThat(change.status()).isEqualTo("OPEN");
    assertThat(change.reason()).isEqualTo("its amounts changed after it was accepted");
    assertThat(change.version()).isEqualTo(3);
  }

  @Test
  void acceptingChangesNoAmountAndIsRecordedWithWhoWhenAndWhy() {
    BreakChange opened = opened("a", 1002);

    BreakChange accepted = ANN.accepts(ANN.assigns(opened, "ben"), "the customer was told");

    assertThat(accepted)
        .isEqualTo(
            new BreakChange(
                "a",
                3,
                "ACCEPTED",
                "ACCEPTED",
                opened.about(),
                "ben",
                LocalDate.parse("2026-11-25"),
                LocalDate.parse("2026-11-26"),
                null,
                "ann",
                "the customer was told",
                Instant.parse("2026-11-26T09:00:00Z")));
  }

  @Test
  void whatIsSettledCannotBeWorkedOn() {
    BreakChange closed = second.changes(List.of(opened("a", 1002)), List.of()).getFirst();

    assertThatThrownBy(() -> ANN.accepts(closed, "why not"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "break a is CLOSED since 2026-11-26; only open and accepted ones can be worked on");
    assertThatThrownBy(() -> ANN.accepts(opened("a", 1002), " "))
        .hasMessage("--reason is blank; write a text");
  }

  @Test
  void aBreakThatIsFoundAfterItWasWrittenOffIsReopenedWithItsEvent() {
    BreakChange opened = opened("a", 1002);
    BreakChange written = first.next(opened, Change.WRITTEN_OFF, Status.WRITTEN_OFF, "small");

    BreakChange change = only(second, written, amount("a", 1002));

    assertThat(change.change()).isEqualTo("REOPENED");
    assertThat(change.reason())
        .isEqualTo(
            "found again after it was written off; look whether the event write-off-a was posted");
    assertThat(second.changes(List.of(written), List.of())).isEmpty();
  }

  @Test
  void whatBelongsElsewhereOrIsThereTwiceIsRefused() {
    assertThatThrownBy(
            () -> new BreakBook("bank", FIRST).changes(List.of(), List.of(amount("a", 1002))))
        .hasMessage("break 'a' is of payments, not of bank");
    assertThatThrownBy(
            () -> first.changes(List.of(), List.of(amount("a", 1002), amount("a", 1003))))
        .hasMessage("break 'a' of payments was found twice; its id must tell it from all others");
  }

  private BreakChange opened(String id, long cents) {
    return first.changes(List.of(), List.of(amount(id, cents))).getFirst();
  }

  private static BreakChange only(BreakBook book, BreakChange row, FoundBreak found) {
    List<BreakChange> changes = book.changes(List.of(row), List.of(found));
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }
}
