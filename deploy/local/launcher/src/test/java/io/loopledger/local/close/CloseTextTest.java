package io.loopledger.local.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.close.CloseOutcome;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseName;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.Reopening;
import io.loopledger.close.book.TableSnapshots;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloseTextTest {
  private static final CheckResult FAILED =
      new CheckResult("breaks", "acme", CheckResult.Outcome.FAILED, "2 open breaks of 14.90 EUR");
  private static final Close FORCED =
      Close.begin(
              new CloseName(YearMonth.of(2026, 10), null, 1),
              List.of("acme", "bolt"),
              new Act("ada", Instant.parse("2026-11-04T08:00:00.5Z"), "month-end"),
              List.of(FAILED))
          .with(new TableSnapshots(7, Map.of("ledger.entries", 4711L)))
          .with(CloseState.CLOSED);
  private static final Close PART_OPEN =
      FORCED.with(
          List.of(
              new Reopening(
                  List.of("bolt"),
                  new Act("bob", Instant.parse("2026-11-09T08:00:00Z"), "late invoice"),
                  true)));

  @Test
  void aForcedCloseIsCalledThat() {
    assertThat(CloseText.lines(new CloseOutcome.Done(List.of(FORCED))))
        .containsExactly(
            "2026-10 is closed for acme, bolt, though checks failed: that is recorded.",
            "Figures as published: tag closed-2026-10 on every table.",
            "What changes them later: ./loopledger bridge --period 2026-10");
  }

  @Test
  void aReopeningIsNeverSilent() {
    assertThat(CloseText.lines(new CloseOutcome.Done(List.of(PART_OPEN))))
        .containsExactly(
            "2026-10 is open again for bolt; what was published stays readable under tag"
                + " closed-2026-10.");
    assertThat(CloseText.list(List.of(PART_OPEN)))
        .containsExactly(
            "PERIOD   TAG             STATE           BRANDS      WHEN                  BY   REASON",
            "2026-10  closed-2026-10  closed, forced  acme, bolt  2026-11-04T08:00:00Z  ada  month-end",
            "                         reopened        bolt        2026-11-09T08:00:00Z  bob  late invoice");
  }

  @Test
  void aRefusalTellsAllChecksAndTheWayOn() {
    assertThat(CloseText.lines(new CloseOutcome.Refused(List.of(FAILED))))
        .containsExactly(
            "CHECK   BRAND  RESULT",
            "breaks  acme   FAILED  2 open breaks of 14.90 EUR",
            "",
            "Nothing was closed. What is FAILED can be overridden by --force --reason \"...\".");
  }

  @Test
  void showNamesEveryTable() {
    assertThat(CloseText.show(FORCED))
        .contains("Tables at checkpoint 7:", "  ledger.entries  snapshot 4711");
  }
}
