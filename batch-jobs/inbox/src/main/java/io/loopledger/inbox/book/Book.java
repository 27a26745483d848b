package io.loopledger.inbox.book;

import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was taken. Rows are only ever added. */
public interface Book {
  /** Every file that was looked at. */
  List<StatementFile> files();

  /** Notes what became of a file. */
  void add(StatementFile file);

  /** Of these files, those whose lines are there: each file's were committed all at once. */
  Map<String, Lines> lines(Set<String> fileHashes);

  /** Takes the lines of a file; nobody sees them before they are committed. */
  Writing write(String fileHash);

  /**
   * Lines of a file.
   *
   * @param brand whose they are
   * @param takenTime when they were taken
   */
  record Lines(String brand, Instant takenTime) {}

  /** Lines on their way. */
  interface Writing {
    /** Adds a line. */
    void add(SettlementLine line);

    /** All of them are there, or none. */
    void commit();
  }
}
