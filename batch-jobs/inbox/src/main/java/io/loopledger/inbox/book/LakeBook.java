package io.loopledger.inbox.book;

import io.loopledger.rows.GenericRows;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.RowValues;
import io.loopledger.schemas.table.SettlementLinesTable;
import io.loopledger.schemas.table.StatementFilesTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.expressions.Expressions;

/** The tables {@code finance.statement_files} and {@code finance.settlement_lines}. */
public final class LakeBook implements Book {
  private final Lake lake;

  /** In a lake that has the tables of the night. */
  public LakeBook(Lake lake) {
    this.lake = lake;
  }

  @Override
  public List<StatementFile> files() {
    List<StatementFile> files = new ArrayList<>();
    TableScan.all(lake.table(StatementFilesTable.DEFINITION))
        .forEach(
            record -> {
              files.add(FileRows.file(GenericRows.values(record)));
              return true;
            });
    return files;
  }

  @Override
  public void add(StatementFile file) {
    RowAppender<StatementFile> rows = new RowAppender<>(lake, StatementFilesTable.DEFINITION);
    rows.write(file);
    rows.commit("statement-file/" + file.fileId());
  }

  /**
   * Looked for in the rows themselves: the upkeep expires snapshots, with the names of what they
   * belong to.
   */
  @Override
  public Map<String, Lines> lines(Set<String> fileHashes) {
    Map<String, Lines> found = new HashMap<>();
    if (fileHashes.isEmpty()) {
      return found;
    }
    TableScan.where(
            lake.table(SettlementLinesTable.DEFINITION),
            Expressions.in("file_hash", fileHashes),
            "file_hash",
            "brand",
            "taken_time")
        .forEach(
            record -> {
              RowValues row = GenericRows.values(record);
              String hash = FileRows.text(row, "file_hash");
              if (fileHashes.contains(hash)) {
                found.computeIfAbsent(
                    hash,
                    first ->
                        new Lines(FileRows.text(row, "brand"), FileRows.time(row, "taken_time")));
              }
              return found.size() < fileHashes.size();
            });
    return found;
  }

  @Override
  public Writing write(String fileHash) {
    RowAppender<SettlementLine> rows = new RowAppender<>(lake, SettlementLinesTable.DEFINITION);
    return new Writing() {
      @Override
      public void add(SettlementLine line) {
        rows.write(line);
      }

      @Override
      public void commit() {
        rows.commit("statement-lines/" + fileHash);
      }
    };
  }
}
