package io.loopledger.reports.recheck.file;

import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as a workbook. The first sheet has the main figures and the facts, the last one names
 * the metric, the cell and the exact value of each figure that has one.
 */
final class XlsxReport {
  private static final String SOURCE_COLUMNS = "ABCDEFG";

  /** A hidden column of the first sheet has the ids that programs go by. */
  private static final String ID_COLUMN = "G";

  private static final String FACT_COLUMN = "B";
  private static final Pattern FACT = Pattern.compile("fact:([a-z0-9_]+)");
  private static final Pattern REPORT = Pattern.compile("document:(.+)");
  private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern AMOUNT = Pattern.compile("#,##0(?:\\.(0+))?%?");
  private static final Pattern DATE = Pattern.compile("(?:dd\\.mm\\.|d mmm )yyyy");
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,40})?(?:E-?\\d{1,2})?");

  private final XlsxBook book;
  private final List<String> faults = new ArrayList<>();
  private final Map<Place, FileFigure> figures = new LinkedHashMap<>();

  private XlsxReport(XlsxBook book) {
    this.book = book;
  }

  static ReportFile read(String name, byte[] bytes) throws RefusedFileException {
    XlsxBook book = XlsxBook.read(bytes);
    if (book.sheets().size() < 2) {
      throw new RefusedFileException(
          "the workbook has no sheet of sources; this is no report of Loopledger");
    }
    XlsxReport report = new XlsxReport(book);
    Map<String, String> facts = new TreeMap<>();
    Optional<String> kind = report.facts(facts);
    if (kind.isEmpty()) {
      throw new RefusedFileException(
          "the first sheet has no ids in its column %s; this is no report of Loopledger, or one of an older release: make it again"
              .formatted(ID_COLUMN));
    }
    report.cells();
    report.sources();
    return new ReportFile(
        name,
        FileFormat.XLSX,
        kind,
        new ReportFacts(facts),
        List.copyOf(report.figures.values()),
        report.faults);
  }

  private Optional<String> facts(Map<String, String> facts) {
    XlsxSheet first = book.sheets().getFirst();
    Optional<String> kind = Optional.empty();
    for (Map.Entry<String, XlsxSheet.Cell> cell : first.cells().entrySet()) {
      if (cell.getKey().startsWith(ID_COLUMN)) {
        Matcher fact = FACT.matcher(cell.getValue().text());
        Matcher report = REPORT.matcher(cell.getValue().text());
        if (fact.matches()) {
          facts.put(fact.group(1), first.text(FACT_COLUMN + place("", cell.getKey()).row()));
        } else if (report.matches()) {
          kind = Optional.of(report.group(1));
        }
      }
    }
    return kind;
  }

  private static Place place(String sheet, String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches()
        ? Place.cell(sheet, Integer.parseInt(matcher.group(2)), matcher.group(1))
        : Place.cell(sheet, 0, address);
  }

  /** Figures of all sheets but the last, without their origin. */
  private void cells() {
    for (int i = 0; i < book.sheets().size() - 1; i++) {
      XlsxSheet sheet = book.sheets().get(i);
      Kind kind = i == 0 ? Kind.FIGURES : Kind.TABLE;
      sheet.cells().forEach((address, cell) -> cell(kind, sheet.name(), address, cell));
    }
  }

  private void cell(Kind kind, String sheet, String address, XlsxSheet.Cell cell) {
    Place place = place(sheet, address);
    String pattern = cell.style().pattern();
    boolean isExactText = !cell.isNumber() && cell.style().isItalicRight();
    if (!isExactText && (!cell.isNumber() || DATE.matcher(pattern).matches())) {
      return;
    }
    if (!NUMBER.matcher(cell.text()).matches()) {
      faults.add("%s: '%s' is no number".formatted(place, cell.text()));
      return;
    }
    Matcher amount = AMOUNT.matcher(pattern);
    boolean isShown = amount.matches();
    if (!isExactText && !isShown) {
      faults.add("%s: number format '%s' is none that shows decimals".formatted(place, pattern));
    }
    OptionalInt decimals =
        isExactText || !isShown
            ? OptionalInt.empty()
            : OptionalInt.of(amount.group(1) == null ? 0 : amount.group(1).length());
    figures.put(
        place,
        new FileFigure(
            kind,
            place,
            new BigDecimal(cell.text()),
            decimals,
            Optional.empty(),
            Optional.empty()));
  }

  private void sources() throws RefusedFileException {
    XlsxSheet last = book.sheets().getLast();
    for (int row = 2; !last.text("A" + row).isEmpty(); row++) {
      Map<Character, String> source = new HashMap<>();
      for (char column : SOURCE_COLUMNS.toCharArray()) {
        source.put(column, last.text(String.valueOf(column) + row));
      }
      source(source, "sheet %s, row %d".formatted(last.name(), row));
    }
  }

  private void source(Map<Character, String> source, String line) throws RefusedFileException {
    Place place = place(source.getOrDefault('A', ""), source.getOrDefault('B', ""));
    Optional<Origin> origin =
        OriginText.of(
            source.getOrDefault('E', ""),
            source.getOrDefault('F', ""),
            source.getOrDefault('G', ""),
            line);
    BigDecimal exact = OriginText.decimal(source.getOrDefault('C', ""), line);
    FileFigure cell = figures.get(place);
    if (cell == null) {
      faults.add("%s names %s, and no figure is there".formatted(line, place));
      return;
    }
    if (cell.value().compareTo(exact) != 0) {
      faults.add(
          "%s holds %s, and %s says %s"
              .formatted(place, cell.value().toPlainString(), line, exact.toPlainString()));
    }
    figures.put(
        place,
        new FileFigure(
            cell.kind(),
            place,
            exact,
            cell.decimals(),
            Optional.ofNullable(source.get('D')),
            origin));
  }
}
