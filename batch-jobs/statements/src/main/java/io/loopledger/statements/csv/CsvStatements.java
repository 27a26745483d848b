package io.loopledger.statements.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.loopledger.statements.csv.CsvMapping.Need;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.source.StatementReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads CSV files by a mapping. */
public final class CsvStatements implements StatementReader {
  private final CsvMapping mapping;

  /** A reader of the files a mapping describes. */
  public CsvStatements(CsvMapping mapping) {
    this.mapping = mapping;
  }

  /** What it reads. */
  public CsvMapping mapping() {
    return mapping;
  }

  /**
   * The columns that a file lacks to be one of these; none if it is. Any file that is not CSV lacks
   * all.
   */
  public List<String> missingColumns(Source source) throws IOException {
    List<String> names;
    try {
      names = CsvRows.firstRow(source, mapping.layout()).stream().map(String::strip).toList();
    } catch (RefusedException e) {
      // Not this mapping's delimiter or quotes: then it is not one of its files either.
      names = List.of();
    }
    return Header.missing(names, mapping).stream().map(Column::toString).toList();
  }

  @Override
  public List<Statement> read(Source source, Consumer<StatementLine> lines, Faults faults)
      throws IOException {
    try (CsvRows rows = CsvRows.open(source, mapping.layout())) {
      Optional<CsvRecord> first = rows.next();
      if (first.isEmpty() || CsvRows.isBlank(first.get())) {
        faults.add(Faults.FILE, "", "", "the file is empty; ask the sender for it again");
        return List.of();
      }
      Header header = Header.of(names(first.get()), mapping, "line 1", faults);
      if (!faults.isEmpty()) {
        return List.of();
      }
      RowRun run = new RowRun(mapping, header, source.limits(), lines, faults);
      rows(rows, run);
      if (mapping.layout().lastLineBreak() == Need.REQUIRED && !rows.endsWithLineBreak()) {
        faults.add(
            Faults.FILE,
            "",
            "",
            "the last line has no line break, so it may be cut off; ask the sender for the whole"
                + " file, or say 'last-line-break: optional' in the mapping");
      }
      return run.finish();
    }
  }

  /** Empty lines may end a file; between rows they are a gap. */
  private static void rows(CsvRows rows, RowRun run) throws IOException {
    long blankLine = 0;
    for (Optional<CsvRecord> next = rows.next(); next.isPresent(); next = rows.next()) {
      if (CsvRows.isBlank(next.get())) {
        blankLine = next.get().getStartingLineNumber();
        continue;
      }
      if (blankLine > 0) {
        run.gap(blankLine);
        blankLine = 0;
      }
      run.take(next.get());
    }
  }

  private static List<String> names(CsvRecord header) {
    return header.getFields().stream().map(String::strip).toList();
  }
}
