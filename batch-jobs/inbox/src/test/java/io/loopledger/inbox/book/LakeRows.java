package io.loopledger.inbox.book;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.TableDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table as lines of text, sorted. */
public final class LakeRows {
  private LakeRows() {}

  public static List<String> of(Lake lake, TableDefinition<?> table, String... columns) {
    List<String> lines = new ArrayList<>();
    TableScan.all(lake.table(table))
        .forEach(
            record -> {
              List<String> cells = new ArrayList<>();
              for (String column : columns) {
                cells.add(text(record.getField(column)));
              }
              lines.add(String.join(" | ", cells));
              return true;
            });
    lines.sort(null);
    return lines;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case BigDecimal amount -> amount.stripTrailingZeros().toPlainString();
      default -> value.toString().replace("\n", "\\n");
    };
  }
}
