package io.loopledger.bench.night;

import io.loopledger.inbox.book.Book;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.SettlementLinesTable;
import io.loopledger.schemas.table.StatementFilesTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of many files in one commit: thousands of files would be an hour of commits. */
final class OneCommit implements Book {
  private final RowAppender<SettlementLine> lines;
  private final RowAppender<StatementFile> files;

  OneCommit(Lake lake) {
    this.lines = new RowAppender<>(lake, SettlementLinesTable.DEFINITION);
    this.files = new RowAppender<>(lake, StatementFilesTable.DEFINITION);
  }

  @Override
  public List<StatementFile> files() {
    return List.of();
  }

  @Override
  public void add(StatementFile file) {
    files.write(file);
  }

  @Override
  public Map<String, Lines> lines(Set<String> fileHashes) {
    return Map.of();
  }

  @Override
  public Writing write(String fileHash) {
    return new Writing() {
      @Override
      public void add(SettlementLine line) {
        lines.write(line);
      }

      @Override
      public void commit() {
        // With those of all other files.
      }
    };
  }

  /** Makes all of it seen. */
  void commit() {
    lines.commit();
    files.commit();
  }
}
