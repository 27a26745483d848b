package io.loopledger.inbox.book;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementTotal;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.RowValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code finance.statement_files} that were read. */
final class FileRows {
  private FileRows() {}

  static StatementFile file(RowValues row) {
    return new StatementFile(
        text(row, "file_id"),
        text(row, "run_id"),
        new SettlementLine.Owner(text(row, "tenant"), text(row, "brand")),
        StatementFile.Verdict.valueOf(text(row, "verdict")),
        new StatementFile.Content(
            text(row, "file_hash"),
            text(row, "stored_hash"),
            text(row, "file_name"),
            whole(row, "size_bytes")),
        optional(row, "format"),
        whole(row, "statements"),
        whole(row, "lines"),
        ((List<?>) value(row, "totals")).stream().map(each -> total((RowValues) each)).toList(),
        whole(row, "faults"),
        optional(row, "message"),
        time(row, "taken_time"));
  }

  private static StatementTotal total(RowValues row) {
    return new StatementTotal(
        text(row, "kind"),
        text(row, "currency"),
        whole(row, "lines"),
        Micros.exact((BigDecimal) value(row, "net")));
  }

  static String text(RowValues row, String column) {
    return value(row, column).toString();
  }

  static Instant time(RowValues row, String column) {
    return (Instant) value(row, column);
  }

  private static @Nullable String optional(RowValues row, String column) {
    Object value = row.value(column);
    return value == null ? null : value.toString();
  }

  private static long whole(RowValues row, String column) {
    return (Long) value(row, column);
  }

  private static Object value(RowValues row, String column) {
    return requireNonNull(row.value(column), column + " is empty; every row has one");
  }
}
