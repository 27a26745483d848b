package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementTotal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code finance.statement_files}: what became of each file that finance systems sent. */
public final class StatementFilesTable {
  /** The definition. */
  public static final TableDefinition<StatementFile> DEFINITION =
      new TableDefinition<>(
          "finance",
          "statement_files",
          "Files that finance systems sent, and what became of them: a file is taken wholly and once,"
              + " or refused.",
          List.of(
              required("file_id", ColumnType.TEXT, "Identifies the row.", StatementFile::fileId),
              required(
                  "run_id", ColumnType.TEXT, "Run that looked at the file.", StatementFile::runId),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", f -> f.owner().tenant()),
              required(
                  "brand", ColumnType.TEXT, "Brand in whose inbox it lay.", f -> f.owner().brand()),
              required(
                  "verdict",
                  ColumnType.TEXT,
                  "TAKEN, REFUSED or TAKEN_BEFORE.",
                  f -> f.verdict().name()),
              required(
                  "file_hash",
                  ColumnType.TEXT,
                  "SHA-256 of its unpacked bytes, as hex; the lines have it, too.",
                  f -> f.content().hash()),
              required(
                  "stored_hash",
                  ColumnType.TEXT,
                  "SHA-256 of its bytes as they came, as hex.",
                  f -> f.content().storedHash()),
              required(
                  "file_name",
                  ColumnType.TEXT,
                  "Its name below the brand's inbox.",
                  f -> f.content().path()),
              required(
                  "size_bytes",
                  ColumnType.LONG,
                  "How many bytes came.",
                  f -> f.content().sizeBytes()),
              optional("format", ColumnType.TEXT, "How it was read.", StatementFile::format),
              required(
                  "statements", ColumnType.LONG, "Statements taken.", StatementFile::statements),
              required("lines", ColumnType.LONG, "Lines taken.", StatementFile::lines),
              new Column<>(
                  "totals",
                  ColumnType.ROWS,
                  true,
                  "What the lines come to, by kind and currency; money that comes is positive.",
                  StatementFile::totals,
                  ofTotal()),
              required(
                  "faults", ColumnType.LONG, "How many things are wrong.", StatementFile::faults),
              optional(
                  "message",
                  ColumnType.TEXT,
                  "The first of them, or when the content was taken before.",
                  StatementFile::message),
              required(
                  "taken_time",
                  ColumnType.INSTANT,
                  "The run's own time.",
                  StatementFile::takenTime)),
          Optional.of(TableLayout.byMonth("taken_time", "brand", "file_hash")));

  private StatementFilesTable() {}

  private static List<Column<Record>> ofTotal() {
    return List.of(
        inner("kind", ColumnType.TEXT, "Kind of the lines.", StatementTotal::kind),
        inner("currency", ColumnType.TEXT, "ISO 4217.", StatementTotal::currency),
        inner("lines", ColumnType.LONG, "How many lines.", StatementTotal::lines),
        inner("net", ColumnType.AMOUNT, "What they come to.", StatementTotal::netMicros));
  }

  private static Column<Record> inner(
      String name, ColumnType type, String doc, Function<StatementTotal, Object> value) {
    return new Column<>(
        name, type, false, doc, total -> value.apply((StatementTotal) total), List.of());
  }
}
