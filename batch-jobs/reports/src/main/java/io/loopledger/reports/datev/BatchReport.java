package io.loopledger.reports.datev;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be known of a batch that was made.
 *
 * @param rowCount its rows
 * @param currency of its base amounts
 * @param totals what it books on each number, beside what the ledger has there
 * @param roundingRowCount rows of the last day that book what rounding left
 * @param movedRowCount rows of an earlier day that were posted into this month; they are dated its
 *     first day
 * @param baseCurrencyRowCount rows of another currency at a rate that the format cannot hold,
 *     booked in the reporting currency with the other amount as a note
 * @param replacedCharacterCount characters that are not in DATEV's character set
 * @param shortenedTextCount texts that were longer than their field
 * @param accountsToCheck accounts whose mapping is marked as one to look at first
 */
public record BatchReport(
    int rowCount,
    String currency,
    List<Total> totals,
    long roundingRowCount,
    long movedRowCount,
    long baseCurrencyRowCount,
    long replacedCharacterCount,
    long shortenedTextCount,
    List<String> accountsToCheck) {
  /** What is said of every batch. */
  public static final String NOT_CHECKED =
      "not checked by DATEV's own tool: have the adviser import it into a test client first";

  private static final String EURO = "EUR";

  public BatchReport {
    totals = List.copyOf(totals);
    accountsToCheck = List.copyOf(accountsToCheck);
  }

  /**
   * A number of the adviser's chart.
   *
   * @param number four digits
   * @param ledger debits less credits in the ledger
   * @param booked debits less credits of the rows: the ledger's, less than a hundredth away
   */
  public record Total(String number, BigDecimal ledger, BigDecimal booked) {}

  /** All of it in words, for whoever ran it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%d rows; %s".formatted(rowCount, NOT_CHECKED));
    long rounded = totals.stream().filter(t -> t.ledger().compareTo(t.booked()) != 0).count();
    lines.add(
        "%d account numbers, each equal to the trial balance; %d of them to the hundredth only"
            .formatted(totals.size(), rounded));
    if (!currency.equals(EURO)) {
      lines.add(
          "the batch is in %s; clients are kept in euro as a rule, so ask the adviser first"
              .formatted(currency));
    }
    add(lines, roundingRowCount, "%d rows book what rounding left, on the last day");
    add(lines, movedRowCount, "%d rows are of earlier days and dated the first of the month");
    add(
        lines,
        baseCurrencyRowCount,
        "%d rows of another currency are in the reporting currency: DATEV takes no rate below 1");
    add(lines, replacedCharacterCount, "%d characters are not in DATEV's set and became '?'");
    add(lines, shortenedTextCount, "%d texts were longer than their field and are cut");
    if (!accountsToCheck.isEmpty()) {
      lines.add(
          "the adviser has to look at the mapping of "
              + String.join(", ", accountsToCheck)
              + " first");
    }
    return lines;
  }

  private static void add(List<String> lines, long count, String words) {
    if (count > 0) {
      lines.add(words.formatted(count));
    }
  }
}
