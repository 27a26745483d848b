package io.loopledger.inbox;

import io.loopledger.inbox.book.Book;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was taken, in memory. */
final class MemoryBook implements Book {
  final List<StatementFile> files = new ArrayList<>();
  final List<SettlementLine> lines = new ArrayList<>();

  @Override
  public List<StatementFile> files() {
    return List.copyOf(files);
  }

  @Override
  public void add(StatementFile file) {
    files.add(file);
  }

  @Override
  public Map<String, Lines> lines(Set<String> fileHashes) {
    Map<String, Lines> found = new HashMap<>();
    for (SettlementLine line : lines) {
      if (fileHashes.contains(line.source().fileHash())) {
        found.put(line.source().fileHash(), new Lines(line.owner().brand(), line.takenTime()));
      }
    }
    return found;
  }

  @Override
  public Writing write(String fileHash) {
    List<SettlementLine> written = new ArrayList<>();
    return new Writing() {
      @Override
      public void add(SettlementLine line) {
        written.add(line);
      }

      @Override
      public void commit() {
        lines.addAll(written);
      }
    };
  }
}
