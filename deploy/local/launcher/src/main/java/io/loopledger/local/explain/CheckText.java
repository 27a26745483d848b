package io.loopledger.local.explain;

import io.loopledger.local.screen.Aligned;
import java.util.ArrayList;
import java.util.List;

/** Whether the ledger agrees, as text for people. */
public final class CheckText {
  private final Language language;
  private final Numbers numbers;

  /** Texts in a language. */
  public CheckText(Language language) {
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** One line, or a table of what differs. */
  public List<String> lines(LedgerCheck check) {
    if (check.agrees()) {
      return List.of("", language.words("check.agrees", check.entries()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        Wrapped.words(
            language.words("check.differs", check.differences().size(), check.entries()),
            Wrapped.WIDTH));
    Aligned table =
        new Aligned()
            .row(
                language.words("check.account"),
                language.words("check.measure"),
                language.words("check.explained"),
                language.words("check.ledger"),
                language.words("check.difference"));
    for (LedgerCheck.Difference difference : check.differences()) {
      row(table, difference, difference.measure(), false);
      if (difference.explained().booksMicros() != difference.ledger().booksMicros()) {
        row(table, difference, language.words("check.books", difference.measure()), true);
      }
    }
    lines.addAll(table.lines("  "));
    return lines;
  }

  private void row(
      Aligned table, LedgerCheck.Difference difference, String measure, boolean isBooks) {
    long explained = amount(difference.explained(), isBooks);
    long ledger = amount(difference.ledger(), isBooks);
    table.row(
        difference.account(),
        measure,
        numbers.exact(explained, difference.measure()),
        numbers.exact(ledger, difference.measure()),
        numbers.exact(Math.subtractExact(explained, ledger), difference.measure()));
  }

  private static long amount(Sums.Amounts amounts, boolean isBooks) {
    return isBooks ? amounts.booksMicros() : amounts.micros();
  }
}
