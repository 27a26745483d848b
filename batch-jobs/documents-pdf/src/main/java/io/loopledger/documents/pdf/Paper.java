package io.loopledger.documents.pdf;

import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Paper on which the table of most columns has room. All pages are of one kind: the renderer cannot
 * turn single ones, and it would cut a table that is too wide without a word.
 */
enum Paper {
  A4(9, ""),
  A4_LANDSCAPE(14, "@page { size: A4 landscape; }\n" + Paper.SMALL),
  A3_LANDSCAPE(22, "@page { size: A3 landscape; }\n" + Paper.SMALL);

  private static final String SMALL =
      "table.dense { font-size: 6.5pt; }\nth, td { padding-right: 5pt; }\n"
          + "th.number, td.number { padding-left: 3pt; padding-right: 8pt; }\n"
          + "th:last-child, td:last-child { padding-right: 0; }\nsvg { width: 145mm; }\n";

  private final int mostColumns;
  private final String css;

  Paper(int mostColumns, String css) {
    this.mostColumns = mostColumns;
    this.css = css;
  }

  /** What its style sheet adds. */
  String css() {
    return css;
  }

  /**
   * The smallest that will do.
   *
   * @throws IllegalArgumentException where none is wide enough
   */
  static Paper of(Document document) {
    Optional<Table> widest =
        document.sections().stream()
            .flatMap(section -> section.blocks().stream())
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .max(Comparator.comparingInt(table -> table.columns().size()));
    int columns = widest.map(table -> table.columns().size()).orElse(0);
    return Arrays.stream(values())
        .filter(paper -> columns <= paper.mostColumns)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("table %s has %s columns, and a page of a PDF has room for %s: leave"
                            + " columns out, or take xlsx or csv")
                        .formatted(
                            widest.map(Table::id).orElse(""),
                            Integer.toString(columns),
                            Integer.toString(A3_LANDSCAPE.mostColumns))));
  }
}
