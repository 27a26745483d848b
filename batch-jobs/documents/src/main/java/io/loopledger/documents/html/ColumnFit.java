package io.loopledger.documents.html;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.ReaderFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the texts of a table's columns are set, so that no word is broken that has room: which
 * columns are codes that stay in one line, which are sentences, and how long a word may be before
 * it is broken. Paper has no scroll bar, so there the room is counted.
 */
final class ColumnFit {
  /** A column whose texts are all this short stays in one line. */
  private static final int SHORT_CHARS = 12;

  private static final int SHORT_REASON_CHARS = 16;

  /** A column with a text longer than this is read as sentences. */
  private static final int PROSE_CHARS = 48;

  private static final int LONGEST_WORD_CHARS = 40;
  private static final int SHORTEST_LIMIT_CHARS = 6;

  /** Letters of a row on paper, by the most columns: each with the type size that it is set in. */
  private static final List<Row> PAPER_ROWS =
      List.of(new Row(6, 105), new Row(9, 125), new Row(14, 220), new Row(22, 330));

  private static final int PADDING_CHARS = 3;

  private final Table table;
  private final ReaderFormat format;
  private final int[] longestTexts;
  private final int wordLimit;

  ColumnFit(Table table, Medium medium, ReaderFormat format) {
    this.table = table;
    this.format = format;
    this.longestTexts = columns().map(this::longestText).toArray();
    this.wordLimit =
        switch (medium) {
          case SCREEN -> LONGEST_WORD_CHARS;
          case PAPER -> paperLimit();
        };
  }

  /** What a style sheet is told about a column of texts. */
  String style(int column) {
    int longest = longestTexts[column];
    if (longest > PROSE_CHARS) {
      return "text prose";
    }
    return longest <= Math.min(SHORT_CHARS, wordLimit) ? "text short" : "text";
  }

  /** Whether a text has a word that must be broken, or it would push others off the page. */
  boolean isLong(String text) {
    return longestWord(text) > wordLimit;
  }

  /** Whether the reason why there is no figure stays in one line. */
  static boolean isShortReason(String reason) {
    return reason.length() <= SHORT_REASON_CHARS;
  }

  private IntStream columns() {
    return IntStream.range(0, table.columns().size());
  }

  private int longestText(int column) {
    return texts(column).mapToInt(String::length).max().orElse(0);
  }

  private Stream<String> texts(int column) {
    return table.rows().stream().map(row -> text(row.cells().get(column)));
  }

  private String text(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> text.text();
      case Cell.Amount amount -> format.number(amount).replaceAll("\\s", "_");
      case Cell.Day day -> format.date(day.date()).replaceAll("\\s", "_");
      case Cell.Empty empty ->
          isShortReason(empty.reason()) ? empty.reason().replaceAll("\\s", "_") : empty.reason();
    };
  }

  /** The longest word that is left whole: the largest with which all columns have room. */
  private int paperLimit() {
    int room =
        PAPER_ROWS.stream()
                .filter(row -> table.columns().size() <= row.mostColumns())
                .findFirst()
                .orElse(PAPER_ROWS.getLast())
                .chars()
            - PADDING_CHARS * table.columns().size();
    int[] needs = columns().map(this::need).toArray();
    for (int limit = LONGEST_WORD_CHARS; limit > SHORTEST_LIMIT_CHARS; limit--) {
      int most = limit;
      if (Arrays.stream(needs).map(need -> Math.min(need, most)).sum() <= room) {
        return limit;
      }
    }
    return SHORTEST_LIMIT_CHARS;
  }

  private int need(int column) {
    int head = longestWord(table.columns().get(column).label());
    int longest = longestTexts[column];
    int body =
        longest <= SHORT_CHARS
            ? longest
            : texts(column).mapToInt(ColumnFit::longestWord).max().orElse(0);
    return Math.max(head, body);
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split("[\\s-]+")).mapToInt(String::length).max().orElse(0);
  }

  /**
   * A row on paper.
   *
   * @param mostColumns up to how many columns a table may have for it
   * @param chars letters that it has room for
   */
  private record Row(int mostColumns, int chars) {}
}
