package io.loopledger.statements.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.Need;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Position;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.value.Sums;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading of a file: rows in, lines and statements out. */
final class RowRun {
  private final CsvMapping mapping;
  private final int width;
  private final BoundColumns columns;
  private final Limits limits;
  private final Consumer<StatementLine> lines;
  private final Faults faults;
  private final RowReader reader;
  private final @Nullable TotalCheck totals;
  private final Map<String, StatementDraft> drafts = new LinkedHashMap<>();
  private long lineCount;

  RowRun(
      CsvMapping mapping,
      Header header,
      Limits limits,
      Consumer<StatementLine> lines,
      Faults faults) {
    this.mapping = mapping;
    this.width = header.width();
    this.columns = new BoundColumns(header, mapping);
    this.limits = limits;
    this.lines = lines;
    this.faults = faults;
    this.reader = new RowReader(mapping, faults);
    this.totals = mapping.totalRow() == null ? null : new TotalCheck(mapping.totalRow(), faults);
  }

  void gap(long line) {
    faults.add(
        "line " + line, "", "", "an empty line stands between rows, something may be missing");
  }

  void take(CsvRecord cells) throws IOException {
    Row row = new Row(cells, columns);
    if (!isWellFormed(row)) {
      return;
    }
    if (totals != null && totals.isTotal(row)) {
      totals.check(row, reader.amounts(row));
      return;
    }
    Optional<RowReader.Read> read = reader.read(row);
    StatementDraft draft = draft(row);
    if (read.isPresent() && draft != null) {
      line(row, draft, read.get());
    }
  }

  /** The statements of the file. */
  List<Statement> finish() {
    if (lineCount == 0 && mapping.layout().rows() == Need.REQUIRED && faults.isEmpty()) {
      faults.add(
          Faults.FILE,
          "",
          "",
          "the file has a header but no row; if that may be, say 'rows: optional' in the mapping");
    }
    List<DeclaredTotal> declared = totals == null ? List.of() : totals.declared();
    return drafts.values().stream().map(draft -> draft.statement(declared)).toList();
  }

  private boolean isWellFormed(Row row) {
    if (row.cells().getFieldCount() != width) {
      faults.add(
          row.place(),
          "",
          "",
          "has %d cells, the header has %d; the file is cut off or a cell needs quotes"
              .formatted(row.cells().getFieldCount(), width));
      return false;
    }
    for (int i = 0; i < width; i++) {
      String cell = row.cells().getField(i);
      if (cell.indexOf('\0') >= 0) {
        faults.add(row.place(), "", "", "holds the character U+0000; remove it");
        return false;
      }
      if (cell.length() > limits.fieldChars()) {
        faults.add(
            row.place(),
            "",
            "",
            "a cell is longer than %d characters".formatted(limits.fieldChars()));
        return false;
      }
    }
    return true;
  }

  private @Nullable StatementDraft draft(Row row) throws IOException {
    String reference = row.text(mapping.statement().reference());
    if (reference.isEmpty()) {
      faults.add(
          row.place(), "reference", "", "the row does not say to which statement it belongs");
      return null;
    }
    LocalDate date =
        mapping.statement().date().flatMap(column -> reader.date(row, column)).orElse(null);
    Heading heading =
        new Heading(
            mapping.kind(),
            mapping.name(),
            row.text(mapping.issuer()),
            reference,
            mapping.statement().account().map(row::text).orElse(""));
    StatementDraft known = drafts.get(key(heading));
    if (known == null) {
      return begin(row, heading, date);
    }
    if (!known.heading().equals(heading) || !Objects.equals(known.date(), date)) {
      faults.add(
          row.place(),
          "",
          reference,
          "the row names another issuer or date than %s of the same statement"
              .formatted(known.place()));
    }
    return known;
  }

  /** Services count batches by account: two accounts may have the same number in one file. */
  private static String key(Heading heading) {
    return heading.account() + '\0' + heading.reference();
  }

  private StatementDraft begin(Row row, Heading heading, @Nullable LocalDate date)
      throws IOException {
    if (drafts.size() == limits.statements()) {
      throw new RefusedException(
          row.place(),
          "",
          heading.reference(),
          "more than %d statements in one file; split it".formatted(drafts.size()));
    }
    StatementDraft draft = new StatementDraft(drafts.size() + 1, heading, date, row.place());
    drafts.put(key(heading), draft);
    return draft;
  }

  private void line(Row row, StatementDraft draft, RowReader.Read read) {
    Amounts amounts = read.amounts();
    read.balance().ifPresent(after -> balance(row, draft, after, amounts.total()));
    draft.add(read.bookingDate(), amounts.total());
    mapping.line().position().ifPresent(column -> position(row, column, draft.lines()));
    if (totals != null) {
      totals.add(row, byName(amounts));
    }
    lines.accept(
        new StatementLine(
            new Position(draft.number(), ++lineCount, draft.lines(), 0, row.place()),
            read.kind(),
            read.type(),
            read.bookingDate(),
            read.valueDate(),
            amounts,
            read.references(),
            mapping.line().counterparty().map(row::text).orElse(""),
            mapping.line().text().map(row::text).orElse("")));
  }

  private void position(Row row, Column column, long expected) {
    String text = row.text(column);
    if (!text.equals(String.valueOf(expected))) {
      faults.add(
          row.place(),
          column.toString(),
          text,
          "expected %d: positions count from 1 without a gap; ask the sender for the whole file"
              .formatted(expected));
    }
  }

  private void balance(Row row, StatementDraft draft, Money after, Money total) {
    Money before = draft.closing();
    boolean isOneCurrency =
        after.currency().equals(total.currency())
            && (before == null || before.currency().equals(after.currency()));
    if (!isOneCurrency) {
      faults.add(
          row.place(),
          "balance",
          after.toString(),
          "an account with a balance has one currency; this line is in %s".formatted(total));
      return;
    }
    if (before != null && !Sums.plus(before, total).equals(after)) {
      faults.add(
          row.place(),
          "balance",
          after.toString(),
          "%s before and this line make %s; ask the sender for the whole file"
              .formatted(before, Sums.plus(before, total)));
    }
    draft.balance(after, total);
  }

  private static Map<AmountName, Money> byName(Amounts amounts) {
    Map<AmountName, Money> byName = new EnumMap<>(AmountName.class);
    put(byName, AmountName.GROSS, amounts.gross());
    put(byName, AmountName.FEE, amounts.fee());
    put(byName, AmountName.TAX, amounts.tax());
    put(byName, AmountName.NET, amounts.net());
    return byName;
  }

  private static void put(Map<AmountName, Money> byName, AmountName name, @Nullable Money amount) {
    if (amount != null) {
      byName.put(name, amount);
    }
  }
}
