package io.loopledger.statements.source;

import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads one format. */
public interface StatementReader {
  /**
   * Goes through a file once, from the first byte to the last, in memory that does not grow with
   * it.
   *
   * @param lines takes each line as it is read. They mean nothing if a fault is found, now or later
   * @param faults takes what is wrong
   * @return the statements, complete if there is no fault
   * @throws RefusedException if the file cannot be read any further
   * @throws IOException if the disk fails
   */
  List<Statement> read(Source source, Consumer<StatementLine> lines, Faults faults)
      throws IOException;
}
