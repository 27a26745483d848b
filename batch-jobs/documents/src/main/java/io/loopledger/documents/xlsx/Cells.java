package io.loopledger.documents.xlsx;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/** Puts cells into a sheet, each with its type and form. */
final class Cells {
  /** Digits that a number of a spreadsheet keeps; it is a double, and shows no more than these. */
  static final int EXACT_DIGITS = 15;

  private static final double LINE_POINTS = 15;
  private static final String TEXT = "@";
  private static final String SOFT = "59626B";

  private final Worksheet sheet;
  private final ReaderFormat format;
  private final Map<Integer, Integer> linesOfRows = new HashMap<>();
  private boolean hasExactTexts;

  Cells(Worksheet sheet, Locale locale) {
    this.sheet = sheet;
    this.format = ReaderFormat.of(locale);
  }

  /** How a row stands out. */
  enum Weight {
    NORMAL,
    BOLD
  }

  void put(int row, int column, Cell cell, Weight weight) {
    switch (cell) {
      case Cell.Text text -> text(row, column, text.text(), weight);
      case Cell.Amount amount -> amount(row, column, amount, weight);
      case Cell.Day day -> {
        sheet.value(row, column, day.date());
        styled(row, column, weight).format(datePattern()).horizontalAlignment("left").set();
      }
      case Cell.Empty empty -> empty(row, column, empty);
    }
  }

  void text(int row, int column, String text, Weight weight) {
    sheet.value(row, column, XlsxText.cell(text));
    // As "text", so that a formula in it stays a text also after somebody has edited the cell.
    styled(row, column, weight).format(TEXT).wrapText(true).set();
  }

  /** Makes a row high enough for a text that is wrapped; not every program does so itself. */
  void fit(int row, String text, int widthChars) {
    int lines = text.lines().mapToInt(line -> lines(line, widthChars)).sum();
    int highest = linesOfRows.merge(row, lines, Math::max);
    if (highest > 1) {
      sheet.rowHeight(row, Math.min(Worksheet.MAX_ROW_HEIGHT, highest * LINE_POINTS));
    }
  }

  private static int lines(String line, int widthChars) {
    return line.length() <= widthChars ? 1 : 1 + line.length() / widthChars;
  }

  private void empty(int row, int column, Cell.Empty empty) {
    if (!empty.reason().isBlank()) {
      sheet.value(row, column, XlsxText.cell(empty.reason()));
      sheet.style(row, column).format(TEXT).fontColor(SOFT).italic().verticalAlignment("top").set();
    }
  }

  private void amount(int row, int column, Cell.Amount amount, Weight weight) {
    if (isExact(amount.value())) {
      sheet.value(row, column, amount.value());
      styled(row, column, weight).format(pattern(amount)).horizontalAlignment("right").set();
    } else {
      hasExactTexts = true;
      sheet.value(row, column, amount.value().toPlainString());
      styled(row, column, weight).italic().format(TEXT).horizontalAlignment("right").set();
    }
  }

  /** Whether a figure stood there as a text, because a number would have lost digits. */
  boolean hasExactTexts() {
    return hasExactTexts;
  }

  static boolean isExact(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().precision() <= EXACT_DIGITS;
  }

  private StyleSetter styled(int row, int column, Weight weight) {
    StyleSetter style = sheet.style(row, column);
    style.verticalAlignment("top");
    return weight == Weight.BOLD ? style.bold() : style;
  }

  private String datePattern() {
    return switch (format) {
      case GERMAN -> "dd.mm.yyyy";
      case ENGLISH -> "d mmm yyyy";
    };
  }

  /** In the notation of the file format; a spreadsheet shows it as its reader's language does. */
  private String pattern(Cell.Amount amount) {
    String digits = amount.decimals() == 0 ? "" : "." + "0".repeat(amount.decimals());
    if (Cell.Amount.RATIO.equals(amount.unit())) {
      return "#,##0" + digits + "%";
    }
    return "#,##0" + digits;
  }
}
