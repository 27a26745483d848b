package io.loopledger.reports.datev;

import io.loopledger.reports.datev.BatchReport.Total;
import io.loopledger.reports.datev.ErpAccounts.Leg;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of a month as a booking batch in DATEV's format (EXTF 700, category 21, version 13):
 * Windows-1252, lines end with CR LF. Financial accounts only; imputed cost never leaves the
 * ledger.
 *
 * <p>It has the shape that DATEV documents. It was <b>not checked by DATEV's own tool</b>, which
 * runs on Windows and is not free to pass on; the name of the batch says so ({@code ungeprueft}).
 * Numbers of accounts are the adviser's to sign off.
 */
public final class BookingBatch {
  /** More rows DATEV does not take in one batch. */
  static final int MOST_ROWS = 99_999;

  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
  private static final String END = "\r\n";

  private final BatchRequest request;
  private final List<String> lines;
  private final BatchReport report;

  private BookingBatch(BatchRequest request, List<String> lines, BatchReport report) {
    this.request = request;
    this.lines = lines;
    this.report = report;
  }

  /**
   * The batch of what was posted.
   *
   * @param sums what was posted in the month to financial accounts, all in one reporting currency
   * @param movements by account of the ledger: debits less credits of the month in its trial
   *     balance
   * @throws IllegalArgumentException if an account has no number, if the postings are not those of
   *     the trial balance or do not balance, or if the format cannot hold them
   */
  public static BookingBatch of(
      BatchRequest request, List<PostedSum> sums, Map<String, BigDecimal> movements) {
    ErpAccounts accounts = new ErpAccounts(request.chart());
    accounts.requireMapped(sums);
    requireEqual(sums, movements);
    List<BookingRow> rows = Condenser.rows(request.month(), request.currency(), accounts, sums);
    if (rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "the batch has %d rows and DATEV takes %d at most; make a batch for each brand"
              .formatted(rows.size(), MOST_ROWS));
    }
    Cp1252 texts = new Cp1252();
    BookingLine line = new BookingLine(request, accounts, texts);
    List<String> lines = new ArrayList<>();
    lines.add(BatchHeader.of(request));
    lines.add(BookingColumns.builtIn().names());
    rows.forEach(row -> lines.add(line.of(row)));
    return new BookingBatch(request, lines, report(request, accounts, sums, rows, line, texts));
  }

  /** Nothing may be lost between the ledger and the batch, so both are told when they differ. */
  private static void requireEqual(List<PostedSum> sums, Map<String, BigDecimal> movements) {
    SortedMap<String, BigDecimal> posted = new TreeMap<>();
    sums.forEach(sum -> posted.merge(sum.account(), sum.movement(), BigDecimal::add));
    SortedMap<String, BigDecimal> all = new TreeMap<>(movements);
    posted.keySet().forEach(account -> all.putIfAbsent(account, BigDecimal.ZERO));
    List<String> problems = new ArrayList<>();
    all.forEach(
        (account, movement) -> {
          BigDecimal booked = posted.getOrDefault(account, BigDecimal.ZERO);
          if (booked.compareTo(movement) != 0) {
            problems.add(
                "%s: trial balance %s, postings %s"
                    .formatted(account, movement.toPlainString(), booked.toPlainString()));
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the postings of the month are not those of its trial balance, so nothing can be exported;"
              + " run the proof:\n- "
              + String.join("\n- ", problems));
    }
  }

  private static BatchReport report(
      BatchRequest request,
      ErpAccounts accounts,
      List<PostedSum> sums,
      List<BookingRow> rows,
      BookingLine line,
      Cp1252 texts) {
    return new BatchReport(
        rows.size(),
        request.currency(),
        totals(accounts, sums, rows),
        rows.stream().filter(row -> row.document().rule().equals(Condenser.ROUNDING)).count(),
        rows.stream()
            .filter(row -> !line.bookedOn(row.document()).equals(row.document().date()))
            .count(),
        rows.stream()
            .filter(row -> row.base().filter(b -> BookingLine.rate(b.rate()).isEmpty()).isPresent())
            .count(),
        texts.replacedCharacters(),
        texts.shortenedTexts(),
        accounts.toCheck(sums));
  }

  private static List<Total> totals(
      ErpAccounts accounts, List<PostedSum> sums, List<BookingRow> rows) {
    Map<String, BigDecimal> booked = Condenser.totals(rows);
    List<Total> totals = new ArrayList<>();
    Condenser.byNumber(accounts, sums, Leg::reporting)
        .forEach(
            (number, ledger) -> {
              BigDecimal rowsOfIt = booked.getOrDefault(number, BigDecimal.ZERO);
              if (rowsOfIt.subtract(ledger).abs().compareTo(HUNDREDTH) >= 0) {
                throw new IllegalStateException(
                    "number %s has %s in the ledger and %s in the rows; report this"
                        .formatted(number, ledger.toPlainString(), rowsOfIt.toPlainString()));
              }
              totals.add(new Total(number, ledger, rowsOfIt));
            });
    return totals;
  }

  /** Writes the file. The same state gives the same bytes. */
  public void write(OutputStream out) throws IOException {
    for (String line : lines) {
      out.write(line.getBytes(Cp1252.CHARSET));
      out.write(END.getBytes(Cp1252.CHARSET));
    }
  }

  /** What is to be known of it. */
  public BatchReport report() {
    return report;
  }

  /** A name that DATEV's import looks for. */
  public String fileName() {
    return "EXTF_Buchungsstapel_%d_%d_%s.csv"
        .formatted(request.settings().consultant(), request.settings().client(), request.month());
  }
}
