package io.loopledger.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {
  private final Life life = Lives.corrected();
  private final List<LedgerCheck.Posted> ledger = new ArrayList<>(ledger(life));

  @Test
  void theSameSumsAgreeHoweverManyEntriesTheyHave() {
    ledger.add(posted("ev-2", "inventory.units", "GBP", 7_000_000));
    ledger.add(posted("ev-2", "inventory.units", "GBP", -7_000_000));

    LedgerCheck check = LedgerCheck.compare(life, ledger);

    assertThat(check.agrees()).isTrue();
    assertThat(new CheckText(Language.EN).lines(check))
        .containsExactly("", "ledger agrees: 16 entries");
    assertThat(new CheckText(Language.DE).lines(check))
        .containsExactly("", "Hauptbuch stimmt überein: 16 Buchungen");
  }

  @Test
  void whatDiffersIsShownWithBothSums() {
    ledger.add(posted("ev-1", "units.received", "unit", 1_000_000));
    ledger.add(posted("ev-1", "fees.bank", "EUR", 250_000));

    LedgerCheck check = LedgerCheck.compare(life, ledger);

    assertThat(check.agrees()).isFalse();
    assertThat(new CheckText(Language.EN).lines(check))
        .containsExactly(
            "",
            "ledger differs in 2 sums (its entries: 16). Both tables commit one after the other: where"
                + " events are",
            "on their way, ask again in a moment. A difference that stays is a fault; report it.",
            "  account         measure           explained  ledger  difference",
            "  fees.bank       EUR                    0.00    0.25       -0.25",
            "  fees.bank       EUR in the books       0.00    0.25       -0.25",
            "  units.received  unit                      1       2          -1");
  }

  @Test
  void inThePastOnlyWhatItsEventsCausedIsCompared() {
    ledger.add(posted("later", "inventory.units", "EUR", 1));
    Life past =
        new Life(
            life.subject(),
            life.brand(),
            Optional.of(Instant.EPOCH),
            1,
            life.recorded(),
            life.steps());

    assertThat(LedgerCheck.compare(past, ledger).agrees()).isTrue();
    assertThat(LedgerCheck.compare(life, ledger).agrees()).isFalse();
  }

  private static List<LedgerCheck.Posted> ledger(Life life) {
    return life.steps().stream()
        .flatMap(step -> step.postings().stream())
        .map(LedgerCheckTest::posted)
        .toList();
  }

  private static LedgerCheck.Posted posted(Posting posting) {
    return new LedgerCheck.Posted(
        posting.key().eventId(),
        posting.key().account(),
        posting.key().measure(),
        new Sums.Amounts(posting.amountMicros(), posting.reportingMicros()),
        1);
  }

  private static LedgerCheck.Posted posted(
      String trigger, String account, String measure, long micros) {
    long books = measure.equals("unit") ? 0 : micros;
    return new LedgerCheck.Posted(trigger, account, measure, new Sums.Amounts(micros, books), 1);
  }
}
