package io.loopledger.reports.datev;

import io.loopledger.reports.datev.BatchSettings.Lock;
import io.loopledger.reports.datev.BookingRow.Base;
import io.loopledger.reports.datev.BookingRow.Document;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes rows as lines of the file. */
final class BookingLine {
  private static final int MOST_DIGITS = 12;
  private static final int MOST_IN_TEXT = 60;
  private static final int MOST_IN_NUMBER = 36;
  private static final int MOST_IN_NOTE = 210;

  /** Switches the automatic of an automatic account off: VAT has rows of its own. */
  private static final String NO_AUTOMATIC = "0040";

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal MOST_RATE = new BigDecimal("10000");
  private static final DateTimeFormatter DAY_MONTH =
      DateTimeFormatter.ofPattern("ddMM", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final DateTimeFormatter SORTED =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final BatchRequest request;
  private final ErpAccounts accounts;
  private final Cp1252 texts;
  private final BookingColumns columns = BookingColumns.builtIn();

  BookingLine(BatchRequest request, ErpAccounts accounts, Cp1252 texts) {
    this.request = request;
    this.accounts = accounts;
    this.texts = texts;
  }

  /** The line of a row, without its end. */
  String of(BookingRow row) {
    BookingColumns.Line line = columns.line();
    Optional<String> rate = row.base().flatMap(base -> rate(base.rate()));
    if (rate.isPresent() || row.base().isEmpty()) {
      line.put("Umsatz (ohne Soll/Haben-Kz)", amount(row.pair().amount(), row));
      line.put("WKZ Umsatz", row.currency());
    }
    if (rate.isPresent()) {
      line.put("Kurs", rate.get());
      line.put("Basis-Umsatz", amount(row.baseAmount(), row));
      line.put("WKZ Basis-Umsatz", request.currency());
    } else if (row.base().isPresent()) {
      line.put("Umsatz (ohne Soll/Haben-Kz)", amount(row.baseAmount(), row));
      line.put("WKZ Umsatz", request.currency());
      note(line, 2, "Fremdwährung", foreign(row, row.base().get()));
    }
    accounts(line, row);
    document(line, row.document());
    line.put("Festschreibung", request.settings().lock() == Lock.LOCKED ? "1" : "0");
    return line.text();
  }

  private void accounts(BookingColumns.Line line, BookingRow row) {
    String debit = row.pair().debit();
    String credit = row.pair().credit();
    line.put("Soll/Haben-Kennzeichen", "S");
    line.put("Konto", request.settings().account(debit));
    line.put("Gegenkonto (ohne BU-Schlüssel)", request.settings().account(credit));
    if (accounts.isAutomatic(debit) || accounts.isAutomatic(credit)) {
      line.put("BU-Schlüssel", NO_AUTOMATIC);
    }
  }

  private void document(BookingColumns.Line line, Document document) {
    LocalDate date = bookedOn(document);
    String rule = document.rule().isEmpty() ? "day" : document.rule();
    line.put("Belegdatum", DAY_MONTH.format(date));
    line.put("Belegfeld 1", number(SORTED.format(document.date()) + "-" + rule));
    String text = document.brand().isEmpty() ? rule : rule + " " + document.brand();
    line.put(
        "Buchungstext",
        texts.text(
            date.equals(document.date()) ? text : text + " vom " + DAY.format(document.date()),
            MOST_IN_TEXT));
    if (!document.brand().isEmpty()) {
      note(line, 1, "Marke", document.brand());
    }
  }

  /** Its day; the nearest one of the month for what was posted into the month later. */
  LocalDate bookedOn(Document document) {
    LocalDate first = request.month().atDay(1);
    LocalDate last = request.month().atEndOfMonth();
    return document.date().isBefore(first)
        ? first
        : document.date().isAfter(last) ? last : document.date();
  }

  private void note(BookingColumns.Line line, int number, String kind, String text) {
    line.put("Zusatzinformation - Art " + number, kind);
    line.put("Zusatzinformation- Inhalt " + number, texts.text(text, MOST_IN_NOTE));
  }

  /** The format has no blanks, dots or umlauts here. */
  private String number(String text) {
    return texts.text(text.replaceAll("[^A-Za-z0-9_$%/-]", "_"), MOST_IN_NUMBER);
  }

  private static String foreign(BookingRow row, Base base) {
    return "%s %s, Kurs %s"
        .formatted(
            row.currency(), comma(row.pair().amount()), comma(base.rate().stripTrailingZeros()));
  }

  /**
   * The rate as the format has it: units of the other currency for one of the reporting currency.
   * It must be from 1 to 9999; a row at another rate is booked in the reporting currency.
   */
  static Optional<String> rate(BigDecimal reportingPerUnit) {
    BigDecimal rate =
        ONE.divide(reportingPerUnit, MathContext.DECIMAL128).setScale(6, RoundingMode.HALF_UP);
    return rate.compareTo(ONE) >= 0 && rate.compareTo(MOST_RATE) < 0
        ? Optional.of(comma(rate))
        : Optional.empty();
  }

  private static String amount(BigDecimal amount, BookingRow row) {
    if (amount.precision() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "the amount %s from %s to %s on %s is longer than DATEV's 10 digits before the comma; make"
                  .formatted(
                      amount.toPlainString(),
                      row.pair().credit(),
                      row.pair().debit(),
                      row.document().date())
              + " a batch for each brand");
    }
    return comma(amount);
  }

  private static String comma(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }
}
