package io.loopledger.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.close.lake.CloseLog;
import io.loopledger.reports.source.ClosedBooks.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedBooksTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final ReportPeriod ONE = ReportPeriod.of(OCTOBER);
  private static final ReportPeriod TWO = ReportPeriod.parse("2026-10..2026-11");

  private static final Row CLOSED = row("closed-2026-10", 1, "2026-10", CloseLog.CLOSED, "05T08");
  private static final Row REOPENED =
      row("closed-2026-10", 1, "2026-10", CloseLog.REOPENED, "06T08");

  /** The brand alone: closes of other brands have numbers of their own. */
  private static final Row CLOSED_AGAIN =
      row("closed-2026-10-amber", 1, "2026-10", CloseLog.CLOSED, "07T08");

  private static final Row NEXT = row("closed-2026-11", 1, "2026-11", CloseLog.CLOSED, "06T12");

  @Test
  void aClosedMonthIsReadAtTheTagOfItsClose() {
    assertThat(ClosedBooks.tag(List.of(CLOSED), ONE)).contains("closed-2026-10");
    assertThat(ClosedBooks.openMonths(List.of(CLOSED), ONE)).isEmpty();
  }

  @Test
  void aMonthThatNobodyClosedIsOpen() {
    assertThat(ClosedBooks.tag(List.of(), ONE)).isEmpty();
    assertThat(ClosedBooks.openMonths(List.of(), ONE)).containsExactly(OCTOBER);
  }

  @Test
  void aMonthThatWasOpenedAgainIsOpen() {
    List<Row> rows = List.of(REOPENED, CLOSED);

    assertThat(ClosedBooks.tag(rows, ONE)).isEmpty();
    assertThat(ClosedBooks.openMonths(rows, ONE)).containsExactly(OCTOBER);
  }

  @Test
  void onceClosedAgainItIsReadAtTheLaterClose() {
    List<Row> rows = List.of(CLOSED_AGAIN, REOPENED, CLOSED);

    assertThat(ClosedBooks.tag(rows, ONE)).contains("closed-2026-10-amber");
    assertThat(ClosedBooks.openMonths(rows, ONE)).isEmpty();
  }

  /** Only the last state holds what both months were closed with. */
  @Test
  void severalMonthsAreReadAtTheCloseThatWasLast() {
    assertThat(ClosedBooks.tag(List.of(CLOSED, NEXT), TWO)).contains("closed-2026-11");
    assertThat(ClosedBooks.tag(List.of(CLOSED, REOPENED, NEXT), TWO)).isEmpty();
    assertThat(ClosedBooks.openMonths(List.of(CLOSED, REOPENED, NEXT), TWO))
        .containsExactly(OCTOBER);
    assertThat(ClosedBooks.tag(List.of(CLOSED, REOPENED, NEXT, CLOSED_AGAIN), TWO))
        .contains("closed-2026-10-amber");
  }

  @Test
  void closingComesBeforeOpeningAtTheSameTime() {
    Row sameTime = row("closed-2026-10", 1, "2026-10", CloseLog.REOPENED, "05T08");

    assertThat(ClosedBooks.tag(List.of(sameTime, CLOSED), ONE)).isEmpty();
    assertThat(ClosedBooks.tag(List.of(CLOSED, sameTime), ONE)).isEmpty();
  }

  private static Row row(String closeId, int number, String month, String state, String hour) {
    return new Row(
        closeId,
        number,
        YearMonth.parse(month),
        state,
        Instant.parse("2026-12-%s:00:00Z".formatted(hour)));
  }
}
