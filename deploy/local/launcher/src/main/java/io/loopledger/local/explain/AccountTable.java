package io.loopledger.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Amounts on accounts, in columns that fit the page; a long label goes on below. */
final class AccountTable {
  private static final String INDENT = "     ";
  private static final String GAP = "  ";
  private static final int LEAST_LABEL = 20;

  private final int markWidth;
  private final int codeWidth;
  private final int labelWidth;
  private final int numberWidth;

  /** A line: a mark, the account, its name, the amount and its measure. */
  record Row(String mark, String code, String label, String number, String unit) {}

  /** A table as wide as these rows need. */
  AccountTable(List<Row> rows) {
    int mark = widest(rows, row -> Wrapped.length(row.mark()));
    markWidth = mark == 0 ? 0 : mark + 1;
    codeWidth = widest(rows, row -> Wrapped.length(row.code()));
    numberWidth = widest(rows, row -> Wrapped.length(row.number()));
    int unitWidth = widest(rows, row -> Wrapped.length(row.unit()));
    int others = INDENT.length() + markWidth + codeWidth + numberWidth + 1 + unitWidth;
    int room = Wrapped.WIDTH - others - 2 * GAP.length();
    labelWidth =
        Math.min(Math.max(room, LEAST_LABEL), widest(rows, row -> Wrapped.length(row.label())));
  }

  /** The lines of a row. */
  List<String> lines(Row row) {
    List<String> labels = Wrapped.words(row.label(), Math.max(1, labelWidth));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      boolean isFirst = i == 0;
      String line =
          INDENT
              + Wrapped.padded(isFirst ? row.mark() : "", markWidth)
              + Wrapped.padded(isFirst ? row.code() : "", codeWidth)
              + GAP
              + Wrapped.padded(labels.get(i), labelWidth)
              + GAP;
      String amount =
          " ".repeat(numberWidth - Wrapped.length(row.number())) + row.number() + " " + row.unit();
      lines.add((isFirst ? line + amount : line).stripTrailing());
    }
    return lines;
  }

  private static int widest(List<Row> rows, ToIntFunction<Row> width) {
    return rows.stream().mapToInt(width).max().orElse(0);
  }
}
